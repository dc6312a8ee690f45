// Stands in until the close catalogue is here: whoever brings it deletes this file.
#pragma warning disable
namespace LiveApi.Transport { public enum CloseClass { Normal, Auth, Quota, BadRequest, ExpiredSession, Transient }
public sealed record CloseReason { public int Code {get;init;} public string Reason{get;init;}=""; public LiveFault Fault {get;init;} public CloseClass Class{get;init;} public string Meaning{get;init;}=""; public string Advice{get;init;}=""; }
public static class CloseCatalogue { public static CloseReason Explain(int code, string? reason) => new(){Code=code,Reason=reason??"",Class= code==1000?CloseClass.Normal:CloseClass.Transient}; public static CloseReason ExplainUpgrade(int s, string? body)=>new(){Code=s}; } }
