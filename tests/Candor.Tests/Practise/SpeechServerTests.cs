using System.Net;
using System.Text;
using Candor.Core;
using Candor.Core.Practise;
using Candor.Practise;

namespace Candor.Tests.Practise;

/// <summary>Talking to a speech-to-text server of the candidate's own.</summary>
public sealed class SpeechServerTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080/v1", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://192.168.1.5:8080", false)]
    [InlineData("https://speech.example.com", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("whisper", false)]
    public void Another_machine_needs_a_clear_yes(string address, bool allowed)
    {
        (SpeechServer.WhyNot(new() { SpeechServer = address }) is null).ShouldBe(allowed);
    }

    [Fact]
    public void With_a_clear_yes_another_machine_may_be_used() =>
        SpeechServer
            .WhyNot(new() { SpeechServer = "https://speech.example.com", SpeechServerElsewhere = true })
            .ShouldBeNull();

    [Fact]
    public async Task Word_times_come_back_as_a_transcript()
    {
        var (made, asked) = await AskAsync(
            200,
            """{"text":"I fixed it.","segments":[{"words":[{"word":" I","start":0.1,"end":0.2},{"word":" fixed","start":0.2,"end":0.6},{"word":" it.","start":0.6,"end":0.9}]}]}"""
        );
        asked.ShouldContain("verbose_json");
        asked.ShouldContain("answer.wav");
        made.From.ShouldBe(WordsFrom.Server);
        var transcript = ReadTranscript.Of(made.Text!);
        transcript.Text.ShouldBe("I fixed it.");
        transcript.Words[1].Start.ShouldBe(0.2);
    }

    [Theory]
    [InlineData(200, """{"text":" I fixed it."}""", "I fixed it.")]
    [InlineData(200, "I fixed it.", "I fixed it.")]
    public async Task Plain_text_is_taken_as_it_is(int status, string answer, string expected) =>
        (await AskAsync(status, answer)).Made.Text.ShouldBe(expected);

    [Theory]
    [InlineData(404, "no", "it has no /v1/audio/transcriptions")]
    [InlineData(500, "no", "answered 500")]
    [InlineData(200, "<html>hello</html>", "no transcript")]
    [InlineData(200, "[1, 2]", "no transcript")]
    [InlineData(302, "", "answered 302")]
    public async Task What_goes_wrong_is_said_in_one_line(int status, string answer, string says)
    {
        var (made, _) = await AskAsync(status, answer);
        made.Text.ShouldBeNull();
        made.Wrong!.ShouldContain(says);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        using var sound = new MemoryStream([1, 2, 3]);
        var made = await SpeechServer.TranscribeAsync(new() { SpeechServer = "http://127.0.0.1:9" }, sound, default);
        made.Wrong!.ShouldContain("does not answer");
    }

    private static async Task<(Transcribed Made, string Asked)> AskAsync(int status, string answer)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var serving = ServeAsync(listener, status, answer);
        using var sound = new MemoryStream(Encoding.ASCII.GetBytes("RIFF"));
        var made = await SpeechServer.TranscribeAsync(
            new() { SpeechServer = $"http://127.0.0.1:{port}" },
            sound,
            default
        );
        return (made, await serving);
    }

    // One request, read to its end, and one answer.
    private static async Task<string> ServeAsync(System.Net.Sockets.TcpListener listener, int status, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var asked = new StringBuilder();
        var buffer = new byte[8192];
        int length;
        while ((length = await stream.ReadAsync(buffer)) > 0)
        {
            asked.Append(Encoding.UTF8.GetString(buffer, 0, length));
            if (asked.ToString().TrimEnd().EndsWith("--", StringComparison.Ordinal))
            {
                break;
            }
        }

        var body = Encoding.UTF8.GetBytes(answer);
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Answer\r\nContent-Length: {body.Length}\r\nLocation: /elsewhere\r\nConnection: close\r\n\r\n"
            )
        );
        await stream.WriteAsync(body);
        return asked.ToString();
    }
}
