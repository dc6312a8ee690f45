using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>Makes plans from a seed, and simpler ones from a plan.</summary>
internal static class Plans
{
    private const int Longest = 12;

    private static readonly Gen<Act> Acts =
        from kind in Gen.Frequency(
            (5, Gen.Constant(ActKind.AskShort)), (5, Gen.Constant(ActKind.AskLong)), (3, Gen.Constant(ActKind.CallBlocking)), (3, Gen.Constant(ActKind.CallFree)),
            (2, Gen.Constant(ActKind.CallBoth)), (5, Gen.Constant(ActKind.Speak)), (2, Gen.Constant(ActKind.Hum)), (2, Gen.Constant(ActKind.Show)),
            (1, Gen.Constant(ActKind.StopReading)), (2, Gen.Constant(ActKind.Stop)), (1, Gen.Constant(ActKind.Reconfigure)), (4, Gen.Constant(ActKind.GoAway)), (2, Gen.Constant(ActKind.Drop)), (2, Gen.Constant(ActKind.Close)),
            (1, Gen.Constant(ActKind.Stall)), (1, Gen.Constant(ActKind.HalfOpen)), (1, Gen.Constant(ActKind.RefuseUpgrade)), (1, Gen.Constant(ActKind.RefuseHandle)))
        from amount in AmountOf(kind)
        from pause in Gen.Frequency((3, Gen.Choose(0, 300)), (5, Gen.Choose(300, 4_000)), (2, Gen.Choose(4_000, 30_000)))
        select new Act(kind, amount, pause);

    private static readonly Gen<Plan> All =
        from dice in Gen.Choose(1, 1_000_000)
        from model in Gen.Elements(Plan.Models)
        from bundling in Gen.Elements(Plan.Bundlings)
        from jitter in Gen.Elements(0, 0, 40)
        from length in Gen.Choose(1, Longest)
        from acts in Acts.ListOf(length)
        select new Plan(dice, model, bundling, jitter, acts);

    /// <summary>The plan of a seed.</summary>
    internal static Plan Of(int seed) => All.Sample(1, new Rnd((ulong)seed), 1)[0];

    /// <summary>Plans that are simpler than this one by one step, the simplest first.</summary>
    internal static IEnumerable<Plan> SimplerThan(Plan plan)
    {
        for (int size = plan.Acts.Count / 2; size >= 1; size /= 2)
        {
            for (int at = 0; at + size <= plan.Acts.Count; at += size)
            {
                yield return plan with { Acts = [.. plan.Acts.Take(at), .. plan.Acts.Skip(at + size)] };
            }
        }

        if (plan.Jitter > 0) { yield return plan with { Jitter = 0 }; }
        if (plan.Bundling != Plan.Bundlings[0]) { yield return plan with { Bundling = Plan.Bundlings[0] }; }
        if (plan.Model != Plan.Models[0]) { yield return plan with { Model = Plan.Models[0] }; }
        for (int at = 0; at < plan.Acts.Count; at++)
        {
            foreach (Act simpler in SimplerThan(plan.Acts[at]))
            {
                yield return plan with { Acts = [.. plan.Acts.Take(at), simpler, .. plan.Acts.Skip(at + 1)] };
            }
        }
    }

    private static IEnumerable<Act> SimplerThan(Act act)
    {
        if (act.IsQuestion && act.Kind != ActKind.AskShort) { yield return act with { Kind = ActKind.AskShort, Amount = 0 }; }
        foreach (int pause in (int[])[0, 1_000, 10_000, act.Pause / 1_000 * 1_000])
        {
            if (pause < act.Pause) { yield return act with { Pause = pause }; }
        }

        foreach (int amount in (int[])[0, 500, 2_000])
        {
            if (amount < act.Amount && act.Kind is ActKind.CallBlocking or ActKind.CallFree or ActKind.CallBoth or ActKind.Speak or ActKind.Hum) { yield return act with { Amount = amount }; }
        }
    }

    private static Gen<int> AmountOf(ActKind kind) => kind switch
    {
        ActKind.CallBlocking or ActKind.CallFree or ActKind.CallBoth => Gen.Frequency((2, Gen.Choose(0, 500)), (2, Gen.Choose(500, 12_000))),
        ActKind.Speak => Gen.Choose(3, 25).Select(static tenths => tenths * 100),
        ActKind.Hum => Gen.Choose(1, 60).Select(static tenths => tenths * 100),
        ActKind.StopReading => Gen.Choose(500, 20_000),
        ActKind.GoAway => Gen.Elements(0, 2, 5, 10, 50),
        ActKind.Drop => Gen.Choose(0, 1),
        ActKind.Close => Gen.Choose(0, Closing.All.Length - 1),
        ActKind.Stall => Gen.Elements(3, 10, 40),
        ActKind.RefuseUpgrade => Gen.Elements(401, 404, 429, 500, 503),
        _ => Gen.Constant(0),
    };
}
