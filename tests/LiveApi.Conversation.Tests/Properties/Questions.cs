using System;
using System.Linq;
using LiveApi.Sessions;

namespace LiveApi.Conversation.Tests.Properties;

/// <summary>What holds for what the user asks: it arrives in order, and is answered, or cut by the user, or told to be lost.</summary>
internal static class Questions
{
    internal static string? Judge(Plan plan, Report seen)
    {
        int[] first = [.. seen.Heard.Distinct()];
        int[] asked = [.. seen.Asked.Select(static one => one.Number).Where(first.Contains)];
        if (!first.SequenceEqual(asked)) { return $"asked in the order {string.Join(", ", asked)}, heard in the order {string.Join(", ", first)}"; }
        foreach (Asked question in seen.Asked)
        {
            if (IsToldToBeLost(question, seen) || MayBeTakenForAnswered(plan, question, seen)) { continue; }
            if (seen.ToldAsPast.Contains(question.Number) && seen.Asked.Exists(other => other.Number > question.Number)) { continue; }
            if (IsStoppedUnheard(question, seen)) { continue; }
            if (!first.Contains(question.Number)) { return $"question {question.Number} was taken, never arrived, and nobody was told"; }
            if (!IsCut(question, seen) && !IsAnswered(plan, question, seen)) { return $"question {question.Number} ({question.Text}) arrived and was not answered, and nobody was told"; }
        }

        return null;
    }

    private static bool IsToldToBeLost(Asked question, Report seen)
        => seen.EndedByItself
            || seen.Messages.OfType<LiveReplyOverdue>().Any(late => late.ReceivedAt >= question.At)
            || seen.Moves.Any(move => move.ReceivedAt >= question.At && (move.TurnLost || move.ToolResultsLost > 0));

    // Who stops the answer before anything came of it takes the question back, wherever it is.
    private static bool IsStoppedUnheard(Asked question, Report seen)
        => seen.Messages.OfType<LiveInterrupted>().Any(cut => cut.StoppedHere && cut.ReceivedAt >= question.At && cut.ReceivedAt < question.At.AddSeconds(45));

    // The wire does not say which question an answer is for: of two that wait when a connection breaks, or stands still past its end, the answer to one passes for that to both.
    // Nor whether a result has arrived: it is sent again, and a service that had it already says nothing to it. Where nothing else is asked, that is told as overdue.
    private static bool MayBeTakenForAnswered(Plan plan, Asked question, Report seen)
        => seen.Asked.Exists(other => other.Number != question.Number && (question.At - other.At).Duration() < TimeSpan.FromSeconds(45))
            && seen.Messages.OfType<LiveReconnecting>().Any(move => (!move.IsPlanned || TakesATool(plan, question) || plan.Acts.Any(static act => act.Kind == ActKind.Stall)) && move.ReceivedAt >= question.At && move.ReceivedAt < question.At.AddSeconds(100));

    private static bool TakesATool(Plan plan, Asked question)
        => question.Number < plan.Acts.Count && plan.Acts[question.Number].Kind is ActKind.CallBlocking or ActKind.CallFree or ActKind.CallBoth;

    // Whoever speaks, asks again or stops it before the answer is over has cut it.
    private static bool IsCut(Asked question, Report seen)
    {
        DateTimeOffset[] later = [.. seen.Asked.Where(other => other.Number > question.Number).Select(static other => other.At).Concat(seen.Spoken.Where(at => at >= question.At.AddSeconds(-5))).Concat(seen.Stopped.Where(at => at >= question.At))];
        // An answer that begins anew has the speech that came after its question right behind that: then it is cut before its first word, and unsaid.
        bool isCut = seen.Messages.OfType<LiveInterrupted>().Any(cut => cut.ReceivedAt >= question.At)
            || (seen.Moves.Any(move => move.AnswersAnew && move.ReceivedAt >= question.At) && seen.Spoken.Exists(at => at >= question.At));
        return isCut && later.Length > 0;
    }

    private static bool IsAnswered(Plan plan, Asked question, Report seen)
    {
        if (question.Number >= 900) { return Turns.Says(seen, Utterance.Short($"{question.Number}")); }
        string[] answers = plan.Acts[question.Number].Kind switch
        {
            ActKind.AskShort => [Utterance.Short($"{question.Number}")],
            ActKind.AskLong => [Utterance.Long($"{question.Number}")],
            ActKind.CallBlocking => [Utterance.Result($"fetch{question.Number}")],
            ActKind.CallFree => [Utterance.Result($"watch{question.Number}")],
            _ when !plan.HasFreeTools => [Utterance.Result($"fetch{question.Number}")],
            _ => [Utterance.Result($"fetch{question.Number}"), Utterance.Result($"watch{question.Number}")],
        };
        return Array.TrueForAll(answers, answer => Turns.Says(seen, answer));
    }
}
