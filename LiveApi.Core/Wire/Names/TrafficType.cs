namespace LiveApi.Wire;

/// <summary>Vertex only: which kind of capacity served the turn.</summary>
public static class TrafficType
{
    public const string OnDemand = "ON_DEMAND";
    public const string ProvisionedThroughput = "PROVISIONED_THROUGHPUT";
}

internal sealed class TrafficTypeConverter() : OpenEnumConverter("TRAFFIC_TYPE_UNSPECIFIED", TrafficType.OnDemand, TrafficType.ProvisionedThroughput);
