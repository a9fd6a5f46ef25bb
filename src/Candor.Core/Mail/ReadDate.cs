using System.Text;

namespace Candor.Core.Mail;

/// <summary>
/// A date as mail has it: RFC 5322 section 3.3 with its obsolete zones and years, and what is met besides: ISO 8601,
/// C's asctime, hyphens, missing seconds, a zone's name in brackets, months spelt out.
/// </summary>
internal static class ReadDate
{
    private static ReadOnlySpan<byte> Months => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    /// <summary>Null where no such moment exists, like 31 February.</summary>
    public static DateTimeOffset? Of(ReadOnlySpan<byte> value)
    {
        int? day = null,
            month = null,
            year = null,
            zone = null;
        int hour = -1,
            minute = 0,
            second = 0;
        var afternoon = 0;
        var at = 0;
        while (at < value.Length)
        {
            var sign = value[at];
            if (sign == '(')
            {
                var close = value[at..].IndexOf((byte)')');
                at = close < 0 ? value.Length : at + close + 1;
            }
            else if (IsDigit(sign))
            {
                var number = Number(value, ref at, out var digits);
                if (
                    hour < 0
                    && at < value.Length
                    && (value[at] == ':' || (value[at] == '.' && year is not null))
                    && at + 1 < value.Length
                    && IsDigit(value[at + 1])
                )
                {
                    hour = number;
                    at++;
                    minute = Number(value, ref at, out _);
                    if (at + 1 < value.Length && value[at] is (byte)':' or (byte)'.' && IsDigit(value[at + 1]))
                    {
                        at++;
                        second = Number(value, ref at, out _);
                        if (at + 1 < value.Length && value[at] is (byte)'.' or (byte)',' && IsDigit(value[at + 1]))
                        {
                            at++;
                            Number(value, ref at, out _);
                        }
                    }
                }
                else if (
                    digits == 4
                    && year is null
                    && day is null
                    && month is null
                    && at + 1 < value.Length
                    && value[at] is (byte)'-' or (byte)'/'
                    && IsDigit(value[at + 1])
                )
                {
                    // 2026-03-10, and perhaps a T after it.
                    year = number;
                    at++;
                    month = Number(value, ref at, out _);
                    at++;
                    day = Number(value, ref at, out _);
                }
                else if (digits <= 2 && day is null)
                {
                    day = number;
                }
                else if (year is null && (month is not null || digits == 4))
                {
                    year =
                        digits > 3 ? number
                        : digits == 3 ? number + 1900
                        : number < 50 ? number + 2000
                        : number + 1900;
                }
            }
            else if (sign is (byte)'+' or (byte)'-' && hour >= 0 && at + 2 < value.Length && IsDigit(value[at + 1]))
            {
                at++;
                var number = Number(value, ref at, out var digits);
                var minutes = digits > 2 ? (number / 100 * 60) + (number % 100) : number * 60;
                if (digits <= 2 && at + 1 < value.Length && value[at] == ':' && IsDigit(value[at + 1]))
                {
                    at++;
                    minutes += Number(value, ref at, out _);
                }

                zone = sign == '-' ? -minutes : minutes;
            }
            else if (char.IsAsciiLetter((char)sign))
            {
                var start = at;
                while (at < value.Length && char.IsAsciiLetter((char)value[at]))
                {
                    at++;
                }

                var word = value[start..at];
                if (month is null && word.Length >= 3 && Month(word) is > 0 and var named)
                {
                    month = named;
                }
                else if (hour >= 0 && word.Length == 2 && (word[1] | 0x20) == 'm')
                {
                    afternoon = (word[0] | 0x20) == 'p' ? 12 : -12;
                }
                else if (hour >= 0 && zone is null)
                {
                    zone = Zone(word);
                }
            }
            else
            {
                at++;
            }
        }

        hour =
            afternoon == 12 && hour is >= 0 and < 12 ? hour + 12
            : afternoon == -12 && hour == 12 ? 0
            : hour;
        return Made(year, month, day, Math.Max(0, hour), minute, second, zone ?? 0);
    }

    private static DateTimeOffset? Made(int? year, int? month, int? day, int hour, int minute, int second, int zone)
    {
        // 60 is a leap second (RFC 5322 section 3.3): the moment after 59.
        var leap = second == 60 ? 1 : 0;
        if (
            year is not (>= 1900 and <= 9000)
            || month is not (>= 1 and <= 12)
            || day is not >= 1
            || day > DateTime.DaysInMonth(year.Value, month.Value)
            || hour > 23
            || minute > 59
            || second - leap > 59
        )
        {
            return null;
        }

        var local = new DateTime(year.Value, month.Value, day.Value, hour, minute, second - leap).AddSeconds(leap);
        // No zone is further than 14 hours from Greenwich; one that is says nothing.
        return new DateTimeOffset(local, Math.Abs(zone) <= 14 * 60 ? TimeSpan.FromMinutes(zone) : TimeSpan.Zero);
    }

    private static int Month(ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < 12; i++)
        {
            if (Ascii.EqualsIgnoreCase(word[..3], Months.Slice(i * 3, 3)))
            {
                return i + 1;
            }
        }

        return 0;
    }

    // Minutes from Greenwich; an unknown name counts as none, as RFC 5322 section 4.3 has it.
    private static int? Zone(ReadOnlySpan<byte> word)
    {
        Span<char> name = stackalloc char[Math.Min(word.Length, 5)];
        Ascii.ToUpper(word[..name.Length], name, out _);
        return name switch
        {
            "EST" => -300,
            "EDT" => -240,
            "CST" => -360,
            "CDT" => -300,
            "MST" => -420,
            "MDT" => -360,
            "PST" => -480,
            "PDT" => -420,
            "BST" or "CET" or "WEST" => 60,
            "CEST" or "EET" => 120,
            "EEST" or "MSK" => 180,
            "IST" => 330,
            "JST" => 540,
            "GMT" or "UTC" or "UT" or "Z" => 0,
            _ => null,
        };
    }

    private static bool IsDigit(byte sign) => char.IsAsciiDigit((char)sign);

    private static int Number(ReadOnlySpan<byte> value, ref int at, out int digits)
    {
        var number = 0;
        digits = 0;
        while (at < value.Length && IsDigit(value[at]))
        {
            number = Math.Min((number * 10) + value[at] - '0', 99_999_999);
            digits++;
            at++;
        }

        return number;
    }
}
