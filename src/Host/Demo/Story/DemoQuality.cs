using System.Text.Json.Nodes;

namespace Theriac.Host.Demo.Story;

/// <summary>Review by exception, conclusion of exceptions, and the qualified person's word.</summary>
internal sealed class DemoQuality(DemoCast cast, string batch)
{
    private readonly DemoPerson _qa = cast.Office(DemoStaff.Qa);

    public async IAsyncEnumerable<TimeSpan> ReviewAsync(BatchEnd end)
    {
        await _qa.PostAsync($"/api/batches/{batch}/actions/start-review", new { });
        if (end == BatchEnd.Rejected)
        {
            yield return TimeSpan.FromMinutes(40);
            await ConcludeAsync();
        }

        var review = await _qa.GetAsync($"/api/batches/{batch}/review");
        var items = review["items"]!.AsArray().Select(item => item!["key"]!.GetValue<string>()).ToList();
        foreach (var item in end == BatchEnd.InReview ? items.Take(items.Count / 2) : items)
        {
            yield return TimeSpan.FromMinutes(3);
            await _qa.PostAsync($"/api/batches/{batch}/actions/mark-seen", new { item });
        }

        if (end == BatchEnd.InReview)
            yield break;
        yield return TimeSpan.FromMinutes(20);
        await _qa.SignAsync($"/api/batches/{batch}/actions/review-audit-trail", new { });
        await _qa.SignAsync($"/api/batches/{batch}/actions/review", new { });
        yield return TimeSpan.FromHours(5);
        var person = cast.Office(DemoStaff.QualifiedPerson);
        await (end == BatchEnd.Rejected
            ? person.SignAsync($"/api/batches/{batch}/actions/reject", new { reason = "The bulk's pH is outside of its limits.", destination = "Destruction by the approved contractor" })
            : person.SignAsync($"/api/batches/{batch}/actions/certify", new { }));
    }

    private async Task ConcludeAsync()
    {
        var view = await _qa.GetAsync($"/api/batches/{batch}");
        foreach (var exception in view["exceptions"]!.AsArray().Where(one => one!["open"]!.GetValue<bool>()))
        {
            await _qa.SignAsync($"/api/exceptions/{exception!["id"]!.GetValue<string>()}/actions/conclude", new
            {
                impact = "The product does not meet its specification.",
                cause = "Citric acid of the flavour was charged from a container of double strength.",
                conclusion = "The batch is not fit for use. The container is blocked; its supplier was told.",
            });
        }
    }
}
