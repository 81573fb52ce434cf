export const newProductText = {
  newProduct: {
    title: 'Neues Produkt',
    firstTitle: 'Ihr erstes Produkt',
    text: 'Ein Produkt ist eine Ihrer Anwendungen. Es bekommt einen eigenen Schlüssel, und seine Zahlen bleiben für sich.',
    name: 'Name',
    namePlaceholder: 'Feldnotizen',
    identity: 'Wie wird gezählt?',
    identityHelp: 'Das lässt sich später nicht ändern, denn was nie gesendet wurde, ist auch später nicht zu haben.',
    identityYes: 'Nach Installationen',
    identityYesHelp:
      'Jede Installation bildet eine zufällige ID, die niemanden benennt. Sie erhalten alles: Aktivität nach Tagen, Verbleib, Abwanderung, Trichter.',
    identityNo: 'Ohne IDs',
    identityNoHelp:
      'Installationen senden einen Bericht je Woche, den nichts mit dem vorigen verbindet. Es entfallen Tage, Verbleib, Abwanderung, Rückkehr, Trichter, Abstürze sowie Kopien und Löschungen auf Anfrage. Es bleiben Aktivität nach Wochen, Versionen, Plattformen und Funktionen.',
    country: 'Das Land einer Installation behalten?',
    countryHelp:
      'Das Land wird im Arbeitsspeicher aus der Adresse ermittelt, von der etwas kam. Die Adresse wird in jedem Fall sofort verworfen.',
    countryYes: 'Ja, das Land behalten',
    countryYesHelp: 'Es gibt eine Karte. Was Sie den Leuten sagen, muss es erwähnen.',
    countryNo: 'Nein, nichts behalten',
    countryNoHelp: 'Es gibt keine Karte. Sie können es später ändern, für alles, was von da an kommt.',
    submit: 'Produkt anlegen',
  },
};
