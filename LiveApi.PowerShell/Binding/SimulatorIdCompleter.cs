using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LiveApi.PowerShell.Sessions;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the numbers of the simulators that are running here.</summary>
public sealed class SimulatorIdCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words
        => OpenThings.Here.Simulators.Running.Select(static one => (one.Id.ToString(CultureInfo.InvariantCulture), $"{one.Scenario} at {one.Uri}"));
}
