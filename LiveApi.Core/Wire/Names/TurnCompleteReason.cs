namespace LiveApi.Wire;

/// <summary>Why a turn ended other than well.</summary>
public static class TurnCompleteReason
{
    public const string Unspecified = "TURN_COMPLETE_REASON_UNSPECIFIED";
    public const string MalformedFunctionCall = "MALFORMED_FUNCTION_CALL";
    public const string ResponseRejected = "RESPONSE_REJECTED";
    public const string NeedMoreInput = "NEED_MORE_INPUT";
    public const string ProhibitedInputContent = "PROHIBITED_INPUT_CONTENT";
    public const string ImageProhibitedInputContent = "IMAGE_PROHIBITED_INPUT_CONTENT";
    public const string InputTextContainProminentPersonProhibited = "INPUT_TEXT_CONTAIN_PROMINENT_PERSON_PROHIBITED";
    public const string InputImageCelebrity = "INPUT_IMAGE_CELEBRITY";
    public const string InputImagePhotoRealisticChildProhibited = "INPUT_IMAGE_PHOTO_REALISTIC_CHILD_PROHIBITED";
    public const string InputTextNciiProhibited = "INPUT_TEXT_NCII_PROHIBITED";
    public const string InputOther = "INPUT_OTHER";
    public const string InputIpProhibited = "INPUT_IP_PROHIBITED";
    public const string Blocklist = "BLOCKLIST";
    public const string UnsafePromptForImageGeneration = "UNSAFE_PROMPT_FOR_IMAGE_GENERATION";
    public const string GeneratedImageSafety = "GENERATED_IMAGE_SAFETY";
    public const string GeneratedContentSafety = "GENERATED_CONTENT_SAFETY";
    public const string GeneratedAudioSafety = "GENERATED_AUDIO_SAFETY";
    public const string GeneratedVideoSafety = "GENERATED_VIDEO_SAFETY";
    public const string GeneratedContentProhibited = "GENERATED_CONTENT_PROHIBITED";
    public const string GeneratedContentBlocklist = "GENERATED_CONTENT_BLOCKLIST";
    public const string GeneratedImageProhibited = "GENERATED_IMAGE_PROHIBITED";
    public const string GeneratedImageCelebrity = "GENERATED_IMAGE_CELEBRITY";
    public const string GeneratedImageProminentPeopleDetectedByRewriter = "GENERATED_IMAGE_PROMINENT_PEOPLE_DETECTED_BY_REWRITER";
    public const string GeneratedImageIdentifiablePeople = "GENERATED_IMAGE_IDENTIFIABLE_PEOPLE";
    public const string GeneratedImageMinors = "GENERATED_IMAGE_MINORS";
    public const string OutputImageIpProhibited = "OUTPUT_IMAGE_IP_PROHIBITED";
    public const string GeneratedOther = "GENERATED_OTHER";
    public const string MaxRegenerationReached = "MAX_REGENERATION_REACHED";
}

// Only the first numbers are published; any other stays a number.
internal sealed class TurnCompleteReasonConverter() : OpenEnumConverter(
    TurnCompleteReason.Unspecified, TurnCompleteReason.MalformedFunctionCall, TurnCompleteReason.ResponseRejected, TurnCompleteReason.NeedMoreInput);
