using Candor.Core.Knowledge;

namespace Candor.Practise;

/// <summary>How a topic is said to a candidate: the message of its file.</summary>
internal sealed class TopicNames(Library library)
{
    private readonly Dictionary<string, string> names = library
        .In("topics")
        .ToDictionary(file => file.Id, file => file.Root["message"]?.Text ?? file.Id, StringComparer.Ordinal);

    /// <summary>The id with spaces for hyphens where there is no such file.</summary>
    public string this[string topic] => names.GetValueOrDefault(topic) ?? topic.Replace('-', ' ');
}
