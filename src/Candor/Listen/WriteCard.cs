using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Candor.Listen;

/// <summary>
/// The call companion as one page that needs nothing else: no server, no network, no other file. It carries its own
/// content security policy, which lets run only the style and the script whose hashes it names.
/// </summary>
internal static class WriteCard
{
    public static string Of(CallWords words, Guid application, string about)
    {
        var (style, script) = (Part("card.css"), Part("card.js"));
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'\">\n"
        );
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.Append($"<title>{Text(about)} · on the phone</title>\n<style>{style}</style>\n</head>\n");
        page.Append($"<body data-application=\"{application:N}\">\n");
        page.Append(
            $"<header><h1>On the phone: {Text(about)}</h1><span id=\"clock\" role=\"timer\" aria-label=\"Time on the phone\"></span></header>\n<main>\n"
        );
        GoodTime(page, words);
        Listening(page);
        Ending(page);
        page.Append("</main>\n");
        page.Append(
            "<footer hidden><button type=\"button\" data-back>Back</button><button type=\"button\" class=\"first\" data-next>Next</button></footer>\n"
        );
        page.Append($"<p class=\"quiet\">{Text(CallWords.NoRecording)}</p>\n");
        page.Append($"<script>{script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void GoodTime(StringBuilder page, CallWords words)
    {
        page.Append("<section data-step=\"0\"><h2>Is it a good time?</h2>\n");
        foreach (var (occasion, _) in CallWords.Occasions)
        {
            Say(page, words.GoodTime(occasion), $" data-occasion=\"{occasion}\"");
        }

        foreach (var (occasion, says) in CallWords.Occasions)
        {
            var chosen = occasion == "now" ? " checked" : "";
            page.Append(
                $"<label class=\"choice\"><input type=\"radio\" name=\"occasion\" value=\"{occasion}\"{chosen}>{Text(says)}</label>\n"
            );
        }

        page.Append("</section>\n<section data-step=\"1\"><h2>Thank them, accept it, ask</h2>\n");
        foreach (var (occasion, _) in CallWords.Occasions)
        {
            Say(page, CallWords.Ask(occasion), $" data-occasion=\"{occasion}\"");
        }

        page.Append("<p class=\"quiet\">Then be quiet. Let them begin.</p></section>\n");
    }

    private static void Listening(StringBuilder page)
    {
        page.Append("<section data-step=\"2\"><h2>Listen</h2>\n");
        page.Append("<p class=\"quiet\">Breathe, smile, do not interrupt. Nothing has to be answered.</p>\n");
        page.Append(
            "<label for=\"notes\">Notes</label><textarea id=\"notes\" autocomplete=\"off\" placeholder=\"Their words, a line for each thing\"></textarea>\n"
        );
        page.Append("<div class=\"marks\" role=\"group\" aria-label=\"Mark this line\">\n");
        foreach (var (mark, sign, says) in CallWords.Marks)
        {
            page.Append($"<button type=\"button\" data-mark=\"{mark}\"><b>{sign}</b> {Text(says)}</button>\n");
        }

        page.Append(
            "</div><p class=\"quiet\" id=\"kept\" role=\"status\">Each letter is kept on this device at once.</p></section>\n"
        );
    }

    private static void Ending(StringBuilder page)
    {
        page.Append("<section data-step=\"3\"><h2>One question, two at most</h2>\n");
        page.Append("<p class=\"say\" id=\"unclear\" hidden></p>\n");
        foreach (var question in CallWords.Questions)
        {
            Say(page, question);
        }

        page.Append("</section>\n<section data-step=\"4\"><h2>End well</h2>\n");
        Say(page, CallWords.Thanks);
        page.Append("<p class=\"quiet\">Only if you mean it:</p>\n");
        Say(page, CallWords.OnlyIfMeant);
        page.Append(
            "<p class=\"quiet\">When you are home: copy the notes, and paste them in Candor under “Write down what was said”.</p>\n"
        );
        page.Append("<p><button type=\"button\" class=\"first\" id=\"copy\">Copy my notes</button> ");
        page.Append("<button type=\"button\" id=\"clear\">Throw them away here</button></p>\n");
        page.Append("<p class=\"quiet\" id=\"copied\" role=\"status\"></p></section>\n");
    }

    private static void Say(StringBuilder page, string words, string attributes = "") =>
        page.Append($"<p class=\"say\"{attributes}>“{Text(words)}”</p>\n");

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Hash(string part) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part)));

    // A carriage return would be a line feed to the browser, and another hash.
    private static string Part(string name)
    {
        using var stream =
            typeof(WriteCard).Assembly.GetManifestResourceStream($"card/{name}")
            ?? throw new InvalidOperationException($"the program lacks its resource card/{name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
