using System.CommandLine;

namespace Candor;

/// <summary><c>candor completion SHELL</c>: a script that lets the shell ask Candor itself what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _candor() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(candor "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _candor candor
        """;

    private const string Zsh = """
        #compdef candor
        _candor() {
          local -a found
          found=("${(@f)$(candor "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- $found || _files
        }
        compdef _candor candor
        """;

    private const string Fish = """
        complete -c candor -a '(candor "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Make(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.CompletionSources.Add("bash", "zsh", "fish");
        var command = new Command("completion", "Prints the completion of a shell, to be read by it at its start")
        {
            shell,
        };
        command.SetAction(async parsed =>
        {
            var script = parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                var other => throw new BadInputException($"completion: '{other}' is none of bash, zsh, fish"),
            };
            await terminal.Out.WriteLineAsync(script);
            return 0;
        });
        return command;
    }
}
