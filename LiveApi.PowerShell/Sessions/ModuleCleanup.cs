using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LiveApi.PowerShell.Sessions;

/// <summary>Remove-Module ends what the module has open in that runspace.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo) => OpenThings.End(Runspace.DefaultRunspace);
}
