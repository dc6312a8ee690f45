namespace LiveApi.Simulator.Tests.Support;

/// <summary>Recordings that are short enough to be read.</summary>
internal static class Recordings
{
    internal const string Head = """{"format":"liveapi-recording","version":1,"media":"stand-in"}""";

    internal const string Greeting = Head + "\n" + """
        {"at":0,"open":"/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent","subprotocol":"live.v1"}
        {"at":0.01,"from":"client","frame":"text","message":{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"inputAudioTranscription":{},"sessionResumption":{"handle":"old"}}}}
        {"at":0.31,"from":"server","frame":"binary","indented":true,"message":{"setupComplete":{}}}
        {"at":1,"from":"client","frame":"text","message":{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":{"standIn":{"bytes":32000,"rmsDbfs":-20}}}}}}
        {"at":2,"from":"client","frame":"text","message":{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":{"standIn":{"bytes":32000,"rmsDbfs":-20}}}}}}
        {"at":3,"from":"server","frame":"binary","message":{"voiceActivity":{"type":"ACTIVITY_END","audioOffset":"1.9s"}}}
        {"at":3.01,"from":"server","frame":"binary","message":{"serverContent":{"inputTranscription":{"text":"How is "}}}}
        {"at":3.02,"from":"server","frame":"binary","message":{"serverContent":{"inputTranscription":{"text":"Oslo?"}}}}
        {"at":3.4,"from":"server","frame":"binary","message":{"toolCall":{"functionCalls":[{"id":"function-call-1","name":"get_weather","args":{"city":"Oslo \"north\""}}]}}}
        {"at":3.5,"from":"client","frame":"text","message":{"toolResponse":{"functionResponses":[{"id":"function-call-1","name":"get_weather","response":{"sky":"rain"}}]}}}
        {"at":4,"from":"server","frame":"binary","message":{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":{"standIn":{"bytes":9600,"rmsDbfs":-20}}}}]},"outputTranscription":{"text":"It rains: ${a} 😀"}}}}
        {"at":4.1,"from":"server","frame":"binary","message":{"serverContent":{"generationComplete":true}}}
        {"at":4.2,"from":"server","frame":"binary","message":{"serverContent":{"turnComplete":true},"usageMetadata":{"totalTokenCount":7}}}
        {"at":5,"from":"server","close":1011,"reason":"Internal error encountered."}
        """;

    internal const string Looking = Head + "\n" + """
        {"at":0,"open":"/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent"}
        {"at":0.01,"from":"client","frame":"text","message":{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},"tools":[{"googleSearch":{}}]}}}
        {"at":0.31,"from":"server","frame":"binary","indented":true,"message":{"setupComplete":{}}}
        {"at":1,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":2,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":2.1,"from":"client","frame":"text","message":{"realtimeInput":{"text":"What is on the sign?"}}}
        {"at":2.5,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":{"standIn":{"bytes":9600,"rmsDbfs":-20}}}}]},"outputTranscription":{"text":"Mind the gap."}}}}
        {"at":3,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":3.1,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"groundingMetadata":{"webSearchQueries":["sign \"gap\""],"groundingChunks":[{"web":{"uri":"https://example.com/gap","title":"Gap"}},{"web":{"uri":"https://example.org"}}],"groundingSupports":[{"segment":{"endIndex":4,"text":"Mind"},"groundingChunkIndices":[0]},{"segment":{"startIndex":4,"endIndex":13,"text":" the gap."},"groundingChunkIndices":[1]}]}}}}
        {"at":3.2,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"generationComplete":true}}}
        {"at":3.3,"from":"server","frame":"binary","indented":true,"message":{"serverContent":{"turnComplete":true,"turnCompleteReason":"NEED_MORE_INPUT","waitingForInput":true}}}
        {"at":4,"from":"client","frame":"text","message":{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":{"standIn":{"bytes":640}}}}}}
        {"at":5,"from":"client","close":1000,"reason":""}
        """;
}
