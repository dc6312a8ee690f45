using System;
using System.IO;
using System.Linq;
using System.Reflection;
using LiveApi.Troubleshooting;

string page = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Page").Value!;
File.WriteAllText(page, TroubleshootingPage.Write());
Console.WriteLine(page);
