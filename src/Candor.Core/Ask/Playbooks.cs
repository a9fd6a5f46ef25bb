using Candor.Core.Knowledge;

namespace Candor.Core.Ask;

/// <summary>The playbooks at hand, built in or a coach's own, in the order in which they are shown.</summary>
public sealed class Playbooks
{
    /// <summary>The one that is taken where the candidate names none.</summary>
    public const string Default = "blended";

    public Playbooks(Library library, ICollection<Fault> faults)
    {
        All =
        [
            .. library
                .Read("playbooks", faults, ReadPlaybook.Of)
                .OrderBy(playbook => playbook.Order)
                .ThenBy(playbook => playbook.Id, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<Playbook> All { get; }

    public Playbook? this[string id] => All.FirstOrDefault(playbook => playbook.Id == id);
}
