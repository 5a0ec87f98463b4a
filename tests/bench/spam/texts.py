"""What people and programs write, invented after what stands in such mails."""

TITLES = ["Nähcafé", "Trommeln für alle", "Sprechstunde Steuern", "Kadınlar kahvaltısı", "Чаепитие",
          "لقاء الجيران", "Flohmarkt", "Gründungsabend"]  # fmt: skip
SUMMARIES = [
    "Gemeinsam nähen und reparieren.",
    "Wir trommeln zusammen. Trommeln sind da.",
    "Fragen zur Steuer? Wir antworten kostenlos.",
    "Herkes davetlidir.",
    "Приходите с друзьями.",
    "الجميع مرحب بهم.",
]
DESCRIPTIONS = [
    "",
    "Maschinen sind da.\n\nBringen Sie Stoff mit.",
    "Einlass ist um 17:30 Uhr. Es gibt Kaffee und Kuchen, der Eintritt ist frei.",
    "Kahvaltıyı birlikte hazırlıyoruz. Çocuklar da gelebilir.",
    "Мы говорим по-русски и по-немецки. Вход свободный.",
    "نتحدث العربية والألمانية. القهوة مجانية.",
]
NAMES = ["Ayşe Beispiel", "Jörg Muster", "Ольга Пример", "سارة مثال", "M. van der Beispiel"]
HONEST_LINKS = [
    "Mehr auf https://verein.example.org/termine und bei https://stadt.example.org.",
    "Anmeldung unter www.verein.example.org, Fotos vom letzten Mal: www.fotos.example.org/2026",
    "Infos: https://verein.example.org",
]
SUSPICIOUS_TRADES = [
    "Die Spielhalle lädt ein: Online Casino und Automaten, worauf man achten sollte. Mit Beratung.",
    "Vortrag: Ist Bitcoin etwas für mich? Ein Abend der Verbraucherberatung.",
    "Wir machen SEO Service für Läden im Stadtteil und zeigen, wie es geht.",
    "Die Apotheke informiert über gefälschtes Viagra aus dem Netz.",
]
MARKUP = [
    'Best <a href="https://pills.example">pills</a> online',
    "[url=https://bets.example]click[/url] great site",
    "Visit " + " ".join(f"https://spam{n}.example" for n in range(8)),
]
ADVERTISING = [
    "Dear webmaster, I came across your website. We sell backlinks and guest posts: "
    "https://seo.example https://rank.example",
    "Online casino bonus! 1xbet. Make money online with bitcoin https://win.example",
    "Cheap viagra and cialis, payday loan in one day, forex signals",
    "Casino 1xbet казино https://a.example https://b.example, passive income for you",
]
SAME_TEXT = {
    "title": "Großer Abend der Möglichkeiten",
    "summary": "Lernen Sie unser System kennen.",
    "description": "Ein Abend, der alles ändert. Kommen Sie vorbei.",
}
