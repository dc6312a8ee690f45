using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LiveApi.Transport;

namespace LiveApi.PowerShell.Binding;

/// <summary>Offers the close codes and HTTP statuses that the catalogue knows.</summary>
public sealed class CloseCodeCompleter : WordCompleter
{
    // The case with the fewest words of its own comes last for each code, and says what the code means in general.
    protected override IEnumerable<(string Word, string ToolTip)> Words => CloseCatalogue.Closes.Concat(CloseCatalogue.Upgrades)
        .SelectMany(static one => one.Codes.Select(code => (Code: code, one.Meaning)))
        .GroupBy(static one => one.Code)
        .OrderBy(static same => same.Key)
        .Select(static same => (same.Key.ToString(CultureInfo.InvariantCulture), same.Last().Meaning));
}

/// <summary>Offers the reasons that the catalogue knows.</summary>
public sealed class CloseReasonCompleter : WordCompleter
{
    protected override IEnumerable<(string Word, string ToolTip)> Words => CloseCatalogue.Closes.Concat(CloseCatalogue.Upgrades)
        .Where(static one => one.Contains.Count > 0)
        .Select(static one => (one.Example, one.Meaning));
}
