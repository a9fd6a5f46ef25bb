namespace Candor.Core.Text;

/// <summary>
/// A list that keeps its room when it is emptied. Ours, because a framework list of one of our own values is compiled
/// only when the program runs, and a short command feels that.
/// </summary>
internal sealed class Growing<T>
{
    private T[]? items;

    public int Count { get; private set; }

    public ref T this[int index] => ref items![index];

    public ReadOnlySpan<T> Span => items is null ? default : new(items, 0, Count);

    public void Add(T item)
    {
        Room();
        items![Count++] = item;
    }

    public void Insert(int at, T item)
    {
        Room();
        Array.Copy(items!, at, items!, at + 1, Count - at);
        items![at] = item;
        Count++;
    }

    public T Pop() => items![--Count];

    public void Clear() => Count = 0;

    private void Room()
    {
        if (items is null || Count == items.Length)
        {
            var more = new T[Math.Max(8, Count * 2)];
            if (items is not null)
            {
                Array.Copy(items, more, Count);
            }

            items = more;
        }
    }
}
