namespace Candor.Data;

public static class Ids
{
    /// <summary>A new row's id: RFC 9562 version 7, so that rows lie in the order they were made.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
