using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using LiveApi.Hosted.Tests.Support;
using Xunit;

namespace LiveApi.Hosted.Tests;

/// <summary>The settings of a session: every one has a parameter, can be kept as an object, and is explained before anything is dialled.</summary>
public sealed class SetupTests
{
    private const string Everything = """
        New-LiveSetup gemini-3.8-live -Voice kore -Modality Audio -SystemInstruction 'Be brief.' -Temperature 0.5 -TopP 0.9 -TopK 40 -MaxOutputTokens 2000 `
            -PresencePenalty 0.1 -FrequencyPenalty 0.2 -Seed 7 -ThinkingLevel Low -ThinkingBudget 100 -IncludeThoughts -MediaResolution High -AffectiveDialog -ProactiveAudio:$false `
            -InputTranscription -OutputTranscription -TranscriptionLanguage de-DE, en-US -Vocabulary LiveApi -TranscriptionMode Smart -Diarization `
            -ManualActivity -StartSensitivity Low -EndSensitivity High -PrefixPaddingMs 20 -SilenceDurationMs 800 -ActivityHandling NoInterruption -TurnCoverage AllInput `
            -ExplicitVadSignal -Resumption -ResumeFrom handle-1 -TransparentResumption -Compression -CompressionTrigger 25000 -CompressionTarget 8000 `
            -GoogleSearch -Safety @{ Harassment = 'OnlyHigh'; HateSpeech = 'Off' } -Label @{ team = 'a' } -Avatar Kira -Tool (Register-LiveTool note { param([string] $text) 'noted' })
        """;

    [Fact]
    public void Every_setting_stands_where_the_wire_has_it()
    {
        using HostedShell shell = HostedShell.Open();

        JsonElement setup = JsonDocument.Parse(shell.Get<string>($"({Everything}).ToJson('Vertex')")).RootElement.GetProperty("setup");

        Assert.Equal(
            """
            {"model":"publishers/google/models/gemini-3.8-live","generationConfig":{"responseModalities":["AUDIO"],"temperature":0.5,"topP":0.9,"topK":40,"maxOutputTokens":2000,"presencePenalty":0.1,"frequencyPenalty":0.2,"seed":7,"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}},"mediaResolution":"MEDIA_RESOLUTION_HIGH","thinkingConfig":{"includeThoughts":true,"thinkingBudget":100,"thinkingLevel":"LOW"},"enableAffectiveDialog":true},"systemInstruction":{"parts":[{"text":"Be brief."}]},"tools":[{"googleSearch":{}},{"functionDeclarations":[{"name":"note","behavior":"BLOCKING","parameters":{"type":"OBJECT","properties":{"text":{"type":"STRING"}}}}]}],"realtimeInputConfig":{"automaticActivityDetection":{"disabled":true,"startOfSpeechSensitivity":"START_SENSITIVITY_LOW","endOfSpeechSensitivity":"END_SENSITIVITY_HIGH","prefixPaddingMs":20,"silenceDurationMs":800},"activityHandling":"NO_INTERRUPTION","turnCoverage":"TURN_INCLUDES_ALL_INPUT"},"sessionResumption":{"handle":"handle-1","transparent":true},"contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":"8000"}},"inputAudioTranscription":{"languageCodes":["de-DE","en-US"],"customVocabulary":["LiveApi"],"mode":"SMART","diarization":true},"outputAudioTranscription":{},"proactivity":{"proactiveAudio":false},"explicitVadSignal":true,"avatarConfig":{"avatarName":"Kira"},"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_ONLY_HIGH"},{"category":"HARM_CATEGORY_HATE_SPEECH","threshold":"OFF"}],"labels":{"team":"a"}}
            """,
            JsonSerializer.Serialize(setup));
    }

    [Fact]
    public void Every_parameter_of_a_setting_is_a_property_of_the_object_and_the_object_has_no_other()
    {
        using HostedShell shell = HostedShell.Open();
        string[] parameters = [.. shell.Run("(Get-Command New-LiveSetup).Parameters.Keys").OrThrow().Values.Cast<string>().Except(Cmdlet.CommonParameters)];
        string[] properties = [.. shell.Run("(New-LiveSetup).PSObject.Properties | Where-Object IsSettable | ForEach-Object Name").OrThrow().Values.Cast<string>()];

        Assert.Equal(parameters.Except(["Setup"]).Order(StringComparer.Ordinal), properties.Except(["Fields"]).Order(StringComparer.Ordinal));
        foreach (string cmdlet in new[] { "Connect-LiveSession", "Convert-LiveAudio", "New-LiveToken", "Test-LiveSetup" })
        {
            Assert.Empty(parameters.Except(shell.Run("(Get-Command $args[0]).Parameters.Keys", cmdlet).OrThrow().Values.Cast<string>()));
        }
    }

    [Fact]
    public void A_word_is_the_same_however_it_is_capitalised()
    {
        using HostedShell shell = HostedShell.Open();
        HostedRun run = shell.Run(
            """
            (New-LiveSetup -ActivityHandling nointerruption -TurnCoverage allinput -Safety @{ hatespeech = 'onlyhigh' }).Json -replace '\s+'
            $tool = Register-LiveTool -Name note -Behavior nonblocking -Scheduling whenidle -ScriptBlock { }
            $tool.Declaration.Behavior
            $tool.Scheduling
            """);

        string[] values = [.. run.OrThrow().Values.Cast<string>()];
        Assert.Contains("\"activityHandling\":\"NO_INTERRUPTION\",\"turnCoverage\":\"TURN_INCLUDES_ALL_INPUT\"", values[0], StringComparison.Ordinal);
        Assert.Contains("{\"category\":\"HARM_CATEGORY_HATE_SPEECH\",\"threshold\":\"BLOCK_ONLY_HIGH\"}", values[0], StringComparison.Ordinal);
        Assert.Equal(["NON_BLOCKING", "WHEN_IDLE"], values[1..]);
    }

    [Fact]
    public void A_setup_is_kept_changed_and_used_again_and_a_typed_parameter_outranks_it()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(
            """
            $setup = New-LiveSetup -Voice Kore -OutputTranscription -SystemInstruction 'Be brief.' -Setup @{ GenerationConfig = @{ top_p = 0.9 } }
            $other = $setup | New-LiveSetup -Voice Puck
            $setup.Voice = 'Zephyr'
            $one = Connect-LiveSession -Uri $sim.Uri -Setup $setup -Name one
            $two = Connect-LiveSession -Uri $sim.Uri -Setup $other -Voice Leda -Name two
            foreach ($session in $one, $two) {
                "$($session.Setup.GenerationConfig.SpeechConfig.VoiceConfig.PrebuiltVoiceConfig.VoiceName) $($session.Setup.GenerationConfig.TopP) $($session.Setup.SystemInstruction.Parts.Text) $($null -ne $session.Setup.OutputAudioTranscription)"
            }
            $other.Voice
            $setup | Out-String
            """);

        Assert.Equal(["Zephyr 0.9 Be brief. True", "Leda 0.9 Be brief. True", "Puck"], run.OrThrow().Values.Take(3));
        Assert.Contains("Voice                  Zephyr", run.Values.Last()!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Temperature", run.Values.Last()!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ generationConfig = @{ temperature = 'hot' } }", "generationConfig.temperature", "\"hot\"", "a number")]
    [InlineData("@{ generationConfig = @{ seed = 1.5 } }", "generationConfig.seed", "1.5", "a whole number")]
    [InlineData("@{ generationConfig = 5 }", "generationConfig", "5", "a table with the fields of GenerationConfig")]
    [InlineData("@{ inputAudioTranscription = $true }", "inputAudioTranscription", "true", "a table")]
    [InlineData("@{ explicitVadSignal = 'yes' }", "explicitVadSignal", "\"yes\"", "$true or $false")]
    [InlineData("@{ tools = @(@{ functionDeclarations = @(@{ name = @{} }) }) }", "tools[0].functionDeclarations[0].name", "{}", "a text")]
    [InlineData("@{ contextWindowCompression = @{ triggerTokens = 'many' } }", "contextWindowCompression.triggerTokens", "\"many\"", "a whole number")]
    public void A_wrong_type_is_refused_with_its_path_the_value_and_what_is_expected(string fields, string path, string value, string expected)
    {
        using HostedShell shell = HostedShell.Open();
        HostedRun run = shell.Run($"Connect-LiveSession -Uri ws://127.0.0.1:1 -Setup {fields}");

        Assert.Equal(["SetupInvalid"], run.ErrorIds);
        Assert.Contains($"{path} is {value}, and has to be {expected}", run.Error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(run.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_field_may_be_in_any_case_stand_alone_for_a_list_and_be_removed_by_null()
    {
        using HostedShell shell = HostedShell.Open();
        string json = shell.Get<string>(
            "(New-LiveSetup -Temperature 1 -Setup @{ GENERATIONCONFIG = @{ Response_Modalities = 'AUDIO'; temperature = $null }; safetySettings = @{ category = 'HARM_CATEGORY_HARASSMENT'; threshold = 'OFF' } }).Json");
        JsonElement setup = JsonDocument.Parse(json).RootElement.GetProperty("setup");

        Assert.Equal("""{"responseModalities":["AUDIO"]}""", JsonSerializer.Serialize(setup.GetProperty("generationConfig")));
        Assert.Equal(1, setup.GetProperty("safetySettings").GetArrayLength());
    }

    [Theory]
    [InlineData("-Model gemini-2.0-flash-exp", "ModelNotFound", "was shut down on 2026-03-31", "gemini-3.8-live")]
    [InlineData("-Model gemini-live-2.5-flash-native-audio", "ModelNotFound", "not served by the Gemini API", "-Vertex")]
    [InlineData("-Modality Audio, Text", "SetupInvalid", "a session has exactly one", "-OutputTranscription")]
    [InlineData("-Voice Kora", "SetupInvalid", "There is no voice 'Kora'", "Did you mean 'Kore'?")]
    [InlineData("-ThinkingLevel Low", "SetupInvalid", "takes no setting of thinking", "-ThinkingLevel")]
    [InlineData("-Label @{ a = 'b' }", "SetupInvalid", "Vertex AI does", "-Label")]
    public void What_is_refused_is_refused_with_the_words_of_the_test_before_anything_is_dialled(string setup, string id, string problem, string advice)
    {
        using HostedShell shell = HostedShell.Open();

        // Nobody listens there: an error about the setup comes first.
        HostedRun connect = shell.Run($"Connect-LiveSession -Uri ws://127.0.0.1:1 {setup}");
        HostedRun test = shell.Run($"Test-LiveSetup {setup} | Where-Object Severity -eq Error");

        Assert.Equal([id], connect.ErrorIds);
        PSObject conflict = test.OrThrow().Output[0];
        Assert.Contains(problem, (string)conflict.Properties["Problem"].Value, StringComparison.Ordinal);
        Assert.Contains(advice, (string)conflict.Properties["Advice"].Value, StringComparison.Ordinal);
        Assert.Contains((string)conflict.Properties["Problem"].Value, connect.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains((string)conflict.Properties["Advice"].Value, connect.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(false, shell.Run($"Test-LiveSetup {setup} -Quiet").OrThrow().Values.Single());
    }

    [Fact]
    public void A_warning_has_the_words_of_the_test_and_the_session_opens()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run("$null = Connect-LiveSession -Uri $sim.Uri -Vocabulary LiveApi -Name warned; Test-LiveSetup -Vocabulary LiveApi");

        Assert.Equal([.. run.OrThrow().Warnings], run.Values.Select(conflict => conflict!.ToString()));
        Assert.Contains(run.Warnings, warning => warning.StartsWith("inputAudioTranscription: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_setup_that_is_refused_can_be_sent_all_the_same_and_the_service_decides()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run("Connect-LiveSession -Uri $sim.Uri -Model gemini-2.0-flash-exp -SkipSetupCheck");

        Assert.Equal(["ModelNotFound"], run.ErrorIds);
        Assert.Contains("closed the connection during setup", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains(run.Warnings, warning => warning.Contains("was shut down", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_of_Vertex_alone_opens_on_Vertex()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run("(Connect-LiveSession -Uri $sim.Uri -Vertex -Project p1 -Location us-central1 -AccessToken $key -Model gemini-live-2.5-flash-native-audio -AffectiveDialog -ThinkingBudget 0).Model");

        Assert.Equal("projects/p1/locations/us-central1/publishers/google/models/gemini-live-2.5-flash-native-audio", run.OrThrow().Values.Single());
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_version_that_only_alpha_has_is_taken_where_it_is_needed()
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run("(Connect-LiveSession -Uri $sim.Uri -Model gemini-2.5-flash-native-audio-preview-12-2025 -AffectiveDialog -WarningAction Ignore).Endpoint.AbsolutePath");

        Assert.Contains(".v1alpha.", run.OrThrow().Values.Single()!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemini-3.8-live", "'My name is Ada.', 'Hello Ada.'", """{"turns":[{"role":"user","parts":[{"text":"My name is Ada."}]},{"role":"model","parts":[{"text":"Hello Ada."}]}],"turnComplete":false}""")]
    [InlineData("gemini-3.1-flash-live-preview", "@{ role = 'model'; text = 'Hi' }, ([pscustomobject] @{ Role = 'user'; Text = 'Ho' })", """{"turns":[{"role":"model","parts":[{"text":"Hi"}]},{"role":"user","parts":[{"text":"Ho"}]}],"turnComplete":true}""")]
    public void What_was_said_before_goes_along_as_the_family_takes_it(string model, string history, string content)
    {
        using SimulatedSession open = new();
        HostedRun run = open.Shell.Run(
            $$"""
            $before = Connect-LiveSession -Uri $sim.Uri -Model {{model}} -InitialHistory {{history}} -Name before -WarningAction Ignore
            $null = Invoke-LiveTurn -Session before -Text 'Hello'
            $journal = Invoke-Journal $sim
            """.Replace("$journal = Invoke-Journal $sim", "[System.Net.Http.HttpClient]::new().GetStringAsync(\"$($sim.Uri)\".TrimEnd('/').Replace('ws:', 'http:') + '/control/journal/default').Result", StringComparison.Ordinal));

        string journal = run.OrThrow().Values.Single()!.ToString()!;
        Assert.Contains(Compact(content), Compact(journal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", "an Int32")]
    [InlineData("@{ role = 'user' }", "without a text")]
    public void A_history_that_is_none_is_refused(string history, string found)
    {
        using HostedShell shell = HostedShell.Open();
        HostedRun run = shell.Run($"Test-LiveSetup -InitialHistory {history}");

        Assert.Equal(["SetupInvalid"], run.ErrorIds);
        Assert.Contains(found.Replace("an Int32", "Int32", StringComparison.Ordinal), run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_user_is_over_ours_and_a_broken_one_is_told()
    {
        string folder = Directory.CreateTempSubdirectory("LiveApi-models-").FullName;
        try
        {
            string good = Path.Combine(folder, "good.json"), bad = Path.Combine(folder, "bad.json");
            await File.WriteAllTextAsync(good, """{"models":[{"id":"gemini-4-live","family":"3.8-live","backends":["gemini"],"status":"preview"}]}""", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(bad, """{"models":[{"id":"gemini-4-live","famly":"3.8-live"}]}""", TestContext.Current.CancellationToken);
            ProgramRun run = await ProgramRun.ShellAsync(
                $$"""
                Import-Module '{{Repository.Manifest}}'
                $env:LIVEAPI_MODELS = '{{good}}'
                (Get-LiveModel gemini-4-live).Family.Name
                $sim = Start-LiveSimulator -Speed Instant
                (Connect-LiveSession -Uri $sim.Uri -Model gemini-4-live).Model
                $env:LIVEAPI_MODELS = '{{bad}}'
                foreach ($command in { Get-LiveModel }, { Connect-LiveSession -Uri $sim.Uri }, { Test-LiveSetup }) { try { & $command } catch { "$($_.FullyQualifiedErrorId) $_" } }
                [System.Management.Automation.CommandCompletion]::CompleteInput('Connect-LiveSession gemini-3.8-live-', 36, $null).CompletionMatches.CompletionText
                """,
                TestContext.Current.CancellationToken);

            string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["3.8-live", "models/gemini-4-live"], lines[..2]);
            Assert.All(lines[2..5], line => Assert.StartsWith("CatalogueUnreadable", line, StringComparison.Ordinal));
            Assert.All(lines[2..5], line => Assert.Contains("famly", line, StringComparison.Ordinal));
            Assert.Contains(bad, lines[2], StringComparison.Ordinal);
            Assert.Equal("gemini-3.8-live-extended-thinking", lines[5]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Compact(string json) => json.Replace("\\n", string.Empty, StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal);
}
