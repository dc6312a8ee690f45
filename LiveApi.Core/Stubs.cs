// Stands in until Profiles and the close catalogue are here: whoever brings those deletes this file and adapts Sessions to the real names.
#pragma warning disable
namespace LiveApi.Profiles { public enum Backend { Gemini, Vertex } public enum TextForm { ClientContent, RealtimeInput } public enum TurnEnd { TurnComplete, GenerationComplete }
public sealed record ModelProfile { public TurnEnd TurnEnd {get;init;} public TextForm TextForm {get;init;} }
public sealed class ModelCatalogue { public static ModelCatalogue Default {get;} = new(); public ModelProfile Find(string id, Backend b) => new(); } }
namespace LiveApi.Transport { public enum CloseClass { Normal, Auth, Quota, BadRequest, ExpiredSession, Transient }
public sealed record CloseReason { public int Code {get;init;} public string Reason{get;init;}=""; public LiveFault Fault {get;init;} public CloseClass Class{get;init;} public string Meaning{get;init;}=""; public string Advice{get;init;}=""; }
public static class CloseCatalogue { public static CloseReason Explain(int code, string? reason) => new(){Code=code,Reason=reason??"",Class= code==1000?CloseClass.Normal:CloseClass.Transient}; public static CloseReason ExplainUpgrade(int s, string? body)=>new(){Code=s}; } }
