namespace LiveApi;

/// <summary>Every cause of failure, one member each. The name is the ErrorId that users see: it is a contract.</summary>
public enum LiveFault
{
    /// <summary>The host name could not be resolved.</summary>
    HostNotFound,

    /// <summary>Nothing listens at the address, or it cannot be reached.</summary>
    ConnectionRefused,

    /// <summary>TLS could not be agreed: certificate, host name or protocol version.</summary>
    TlsFailed,

    /// <summary>The proxy on the way wants another name or password, or does not let the connection through.</summary>
    ProxyRefused,

    /// <summary>A header that was given cannot be sent, or belongs to the protocol or to the credential.</summary>
    HeaderInvalid,

    /// <summary>A file of certificates is missing or holds none.</summary>
    CertificateUnreadable,

    /// <summary>The HTTP upgrade was answered with something other than 101.</summary>
    UpgradeRefused,

    /// <summary>A phase of connecting, or a reply, did not come within its time.</summary>
    ServerSilent,

    /// <summary>The service closed the connection instead of completing the setup.</summary>
    SetupRejected,

    /// <summary>The setup cannot be sent as it is.</summary>
    SetupInvalid,

    /// <summary>The service does not know this model, or not for Live sessions on this backend.</summary>
    ModelNotFound,

    /// <summary>The service did not accept the key or token.</summary>
    CredentialRefused,

    /// <summary>No key or token was given and none was found.</summary>
    CredentialMissing,

    /// <summary>The key or token cannot be one: it holds a line break, a space or a quotation mark.</summary>
    CredentialMalformed,

    /// <summary>A credential file is missing, may not be read, or is not one.</summary>
    CredentialUnreadable,

    /// <summary>The service did not make an ephemeral token.</summary>
    TokenNotMinted,

    /// <summary>The service limits this account at the moment.</summary>
    QuotaExceeded,

    /// <summary>The connection broke without a close frame.</summary>
    ConnectionLost,

    /// <summary>The service closed the session with a code that is an error.</summary>
    SessionClosed,

    /// <summary>The session is not open (any more), so nothing can be sent or received.</summary>
    SessionNotOpen,

    /// <summary>There is no session to work with: none is open here, or none of that name.</summary>
    SessionNotFound,

    /// <summary>Several sessions are open, and none was named.</summary>
    SessionAmbiguous,

    /// <summary>The session has reached a limit that it was given, and was closed.</summary>
    LimitReached,

    /// <summary>What the model costs is not known, and a limit of money was asked for.</summary>
    PricesUnknown,

    /// <summary>Another reader holds the session.</summary>
    SessionBusy,

    /// <summary>More was received and left unread than a session may hold.</summary>
    ConsumerTooSlow,

    /// <summary>Audio was to be sent, the outbox was full, and the sender did not want to wait.</summary>
    OutboxFull,

    /// <summary>Audio that waited on disk to be read did not come back.</summary>
    SpillUnreadable,

    /// <summary>A message is not JSON, or not of the shape that its fields have.</summary>
    MessageUnreadable,

    /// <summary>A message is larger than this end accepts.</summary>
    MessageTooLarge,

    /// <summary>A tool threw, or did not answer within its time.</summary>
    ToolFailed,

    /// <summary>Tools are declared at setup, and this session cannot be resumed with other ones.</summary>
    ToolsFixedAtSetup,

    /// <summary>A tool of this name is there already, or the name is not one that the service takes.</summary>
    ToolInvalid,

    /// <summary>No tool of this name is registered.</summary>
    ToolNotFound,

    /// <summary>The model's family has no way to do this.</summary>
    NotSupportedByModel,

    /// <summary>Nothing that this session could send stops the model.</summary>
    ResponseNotStoppable,

    /// <summary>The file is missing, or is not a file.</summary>
    AudioNotFound,

    /// <summary>The bytes are not audio of a kind that is read here.</summary>
    AudioUnreadable,

    /// <summary>The audio ends before its header says so.</summary>
    AudioTruncated,

    /// <summary>There is no sound in it: no data, or no samples.</summary>
    AudioEmpty,

    /// <summary>The file is there but may not be read, or another program holds it.</summary>
    AudioInaccessible,

    /// <summary>The file cannot be written where it was asked for.</summary>
    AudioNotWritable,

    /// <summary>Nothing was written down of what was said.</summary>
    TranscriptMissing,

    /// <summary>Of a measurement no turn was completed: there is no figure.</summary>
    NothingMeasured,

    /// <summary>The file to write is there already, and nobody said to replace it.</summary>
    OutputExists,

    /// <summary>The image is missing, or is not a file.</summary>
    ImageNotFound,

    /// <summary>The bytes are not a whole JPEG or PNG.</summary>
    ImageUnreadable,

    /// <summary>The image is larger than the service takes.</summary>
    ImageTooLarge,

    /// <summary>Marks of activity go to a session that does not listen for speech itself, the end of the audio stream to one that does.</summary>
    ActivityModeWrong,

    /// <summary>A program that this needs is not installed.</summary>
    ProgramMissing,

    /// <summary>Another module of this process has loaded another version of a library that is needed.</summary>
    LibraryConflict,

    /// <summary>The simulator's program ended, or did not listen in time.</summary>
    SimulatorFailed,

    /// <summary>Several simulators are running, and none was named.</summary>
    SimulatorAmbiguous,

    /// <summary>No simulator is running here, or none with that id.</summary>
    SimulatorNotFound,

    /// <summary>A scenario, or a step of one, is not as its language has it.</summary>
    ScenarioInvalid,

    /// <summary>A file is no recording, or one of a newer version.</summary>
    RecordingUnreadable,

    /// <summary>A data file (models, voices, languages, close reasons) is not of its form.</summary>
    CatalogueUnreadable,

    /// <summary>Nothing that is known of ended sessions is about these words.</summary>
    CloseReasonNotFound,

    /// <summary>LiveApi itself failed, in a way that it did not foresee: a mistake in it, not in what was asked.</summary>
    UnexpectedFault,
}
