namespace Theriac.Batches;

internal sealed partial record BatchState
{
    /// <summary>
    /// Under which name the record knows what was decided for a market. What was certified before the site had a home market of its
    /// own stands under the nameless one, and the first rule that becomes the site's home takes it over: no certificate is lost by a
    /// setting.
    /// </summary>
    public string MarketOf(MarketRule rule, MarketRule home) =>
        rule.Market == home.Market && !Markets.ContainsKey(rule.Market) && Markets.ContainsKey(MarketRule.HomeMarket)
            ? MarketRule.HomeMarket
            : rule.Market;
}
