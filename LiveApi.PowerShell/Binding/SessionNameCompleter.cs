using System.Collections.Generic;
using System.Linq;
using LiveApi.PowerShell.Sessions;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the sessions that are open here.</summary>
public sealed class SessionNameCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words
        => OpenThings.Here.Sessions.All.Select(static session => (session.Name, $"{session.Model}, {session.State}"));
}
