using System.Collections.Generic;
using LiveApi.Audio;
using LiveApi.Wire;

namespace LiveApi.Sessions;

/// <content>What the model says.</content>
internal sealed partial class MessageUnpacker
{
    private void UnpackContent(ServerContent content, List<LiveMessage> into)
    {
        if (content.InterimInputTranscription is { Text: not null } interim)
        {
            Add(into, new LiveTranscript(ofInput: true, interim: true, interim));
        }

        if (content.InputTranscription is { } heard && SaysSomething(heard))
        {
            Add(into, new LiveTranscript(ofInput: true, interim: false, heard));
        }

        foreach (Part part in content.ModelTurn?.Parts ?? [])
        {
            UnpackPart(part, into);
        }

        if (content.OutputTranscription is { } said && SaysSomething(said))
        {
            if (said.Text is not null) { clock.On(TurnSign.Content); }
            Add(into, new LiveTranscript(ofInput: false, interim: false, said));
        }

        if (content is not { GroundingMetadata: null, UrlContextMetadata: null })
        {
            Add(into, new LiveGrounding(content.GroundingMetadata, content.UrlContextMetadata));
        }
    }

    private static bool SaysSomething(Transcription transcript) => transcript.Text is not null || transcript.Finished is not null;

    private void UnpackPart(Part part, List<LiveMessage> into)
    {
        if (part.Text is { } text)
        {
            clock.On(TurnSign.Content);
            Add(into, part.Thought == true ? new LiveThought(text) : new LiveText(text));
        }
        else if (part.InlineData is { Data: { } data } blob)
        {
            UnpackBlob(data, blob.MimeType ?? "audio/pcm", into);
        }
        else if (part.ExecutableCode is not null || part.CodeExecutionResult is not null)
        {
            Add(into, new LiveCode(part));
        }
        else
        {
            UnpackOtherPart(part, into);
        }
    }

    private void UnpackBlob(byte[] data, string mimeType, List<LiveMessage> into)
    {
        if (!PcmFormat.TryFromMimeType(mimeType, out PcmFormat format))
        {
            clock.On(TurnSign.Content);
            Add(into, new LiveMedia(data, mimeType));
        }
        else
        {
            UnpackAudio(data, format.SampleRate, into);
        }
    }
}
