using Candor.Checking;
using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Tests.Ask;

public sealed class HolidayTests
{
    private static readonly Holidays Holidays = new(new Library(ReadFolder.Read(Repository.Knowledge, [])), []);

    // Astronomical tables: western and orthodox Easter, the earliest and the latest of these decades among them.
    [Theory]
    [InlineData(2008, "2008-03-23", "2008-04-27")]
    [InlineData(2009, "2009-04-12", "2009-04-19")]
    [InlineData(2010, "2010-04-04", "2010-04-04")]
    [InlineData(2012, "2012-04-08", "2012-04-15")]
    [InlineData(2013, "2013-03-31", "2013-05-05")]
    [InlineData(2016, "2016-03-27", "2016-05-01")]
    [InlineData(2019, "2019-04-21", "2019-04-28")]
    [InlineData(2021, "2021-04-04", "2021-05-02")]
    [InlineData(2022, "2022-04-17", "2022-04-24")]
    [InlineData(2024, "2024-03-31", "2024-05-05")]
    [InlineData(2025, "2025-04-20", "2025-04-20")]
    [InlineData(2026, "2026-04-05", "2026-04-12")]
    [InlineData(2027, "2027-03-28", "2027-05-02")]
    [InlineData(2038, "2038-04-25", "2038-04-25")]
    public void Easter_falls_where_the_tables_have_it(int year, string western, string orthodox)
    {
        Name("GB-ENG", DateOnly.Parse(western).AddDays(1), year).ShouldBe("Easter Monday");
        Name("GR", DateOnly.Parse(orthodox).AddDays(1), year).ShouldBe("Easter Monday");
    }

    [Fact]
    public void A_holiday_that_was_abolished_is_one_until_then()
    {
        Holidays.Name(new(2023, 5, 5), "DK").ShouldBe("Great Prayer Day");
        Holidays.Name(new(2024, 4, 26), "DK").ShouldBeNull();
    }

    [Theory]
    [InlineData("CA-ON", "2026-05-18", "Victoria Day")]
    [InlineData("CA-ON", "2027-05-24", "Victoria Day")]
    [InlineData("US", "2026-11-26", "Thanksgiving Day")]
    [InlineData("US", "2024-01-15", "Martin Luther King Jr. Day")]
    [InlineData("US", "2027-05-31", "Memorial Day")]
    [InlineData("SE", "2026-06-19", "Midsummer Eve")]
    [InlineData("SE", "2028-06-23", "Midsummer Eve")]
    public void A_weekday_of_a_month_or_near_a_day_falls_where_the_law_has_it(string place, string day, string name)
    {
        Holidays.Name(DateOnly.Parse(day), place).ShouldBe(name);
        Holidays.Name(DateOnly.Parse(day).AddDays(-7), place).ShouldNotBe(name);
        Holidays.Name(DateOnly.Parse(day).AddDays(7), place).ShouldNotBe(name);
    }

    [Fact]
    public void A_day_in_lieu_is_the_next_that_is_free_of_weekend_and_holiday()
    {
        Holidays.IsFree(new(2023, 1, 2), "GB-ENG").ShouldBeTrue();
        Holidays.IsFree(new(2023, 1, 3), "GB-ENG").ShouldBeFalse();
        Holidays.IsFree(new(2027, 12, 27), "GB-ENG").ShouldBeTrue();
        Holidays.IsFree(new(2027, 12, 28), "GB-ENG").ShouldBeTrue();
        Holidays.IsFree(new(2027, 12, 29), "GB-ENG").ShouldBeFalse();
    }

    [Fact]
    public void A_zone_tells_the_place_and_an_unknown_place_has_weekends_only()
    {
        Holidays.PlaceOf("Europe/London").ShouldBe("GB-ENG");
        Holidays.PlaceOf("Europe/Berlin").ShouldBe("DE");
        Holidays.PlaceOf("Antarctica/Troll").ShouldBe("");
        Holidays.IsFree(new(2026, 12, 25), "").ShouldBeFalse();
        Holidays.IsFree(new(2026, 12, 26), "").ShouldBeTrue();
        Holidays.Knows("GB-SCT").ShouldBeTrue();
        Holidays.Knows("GB-XXX").ShouldBeFalse();
    }

    [Fact]
    public void A_file_with_faults_says_where_and_the_others_work()
    {
        var faults = new List<Fault>();
        var file = KnowledgeFile.Of(
            "holidays/xx.yaml",
            """
            message: Nowhere
            law: none
            sources: [candor]
            regions: {N: North}
            zones: {Europe/Nowhere: S}
            days:
              - {name: Founding, on: 31 Juny}
              - {name: Market, on: first market in May, regions: [W]}
            """,
            faults
        )!;
        var holidays = new Holidays(new Library([file]), faults);
        faults
            .Select(fault => fault.ToString())
            .ShouldBe(
                [
                    "holidays/xx.yaml:5:8: 'S' is neither XX nor one of its regions: N",
                    "holidays/xx.yaml:7:26: '31 Juny' is no day; write '25 December', 'easter-2', 'last monday in May', 'monday before 25 May', 'friday from 19 June', or 2026-07-10",
                    "holidays/xx.yaml:8:24: 'first market in May' is no day; write '25 December', 'easter-2', 'last monday in May', 'monday before 25 May', 'friday from 19 June', or 2026-07-10",
                    "holidays/xx.yaml:8:54: there is no region 'W'; allowed: N",
                ],
                ignoreOrder: true
            );
        holidays.Places.ShouldBeEmpty();
    }

    private static string? Name(string place, DateOnly day, int year)
    {
        day.Year.ShouldBe(year);
        return Holidays.Name(day, place);
    }
}
