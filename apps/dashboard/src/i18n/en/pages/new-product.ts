export const newProductText = {
  newProduct: {
    title: 'New product',
    firstTitle: 'Your first product',
    text: 'A product is one application of yours. It gets a key of its own, and its numbers are kept apart.',
    name: 'Name',
    namePlaceholder: 'Field Notes',
    identity: 'How is it counted?',
    identityHelp: 'This cannot be changed later, since what was never sent cannot be had afterwards.',
    identityYes: 'By installation',
    identityYesHelp:
      'Each installation makes a random ID that names nobody. You get everything: activity by day, retention, churn, funnels.',
    identityNo: 'Without IDs',
    identityNoHelp:
      'Installations send one report a week, which nothing ties to the one before. You lose days, retention, churn, returning installations, funnels, crashes, and copies or erasures on request. You keep activity by week, versions, platforms and features.',
    country: 'Keep the country of an installation?',
    countryHelp:
      'The country is looked up in memory from the address that a sync came from. The address is dropped at once, either way.',
    countryYes: 'Yes, keep the country',
    countryYesHelp: 'You get a map. What you tell people must mention it.',
    countryNo: 'No, keep nothing',
    countryNoHelp: 'There is no map. You can change it later, for what arrives from then on.',
    submit: 'Create the product',
  },
} as const;
