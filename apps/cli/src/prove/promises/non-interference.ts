import { differingReports, everyReport } from '../every-report.ts';
import { newFleet } from '../fleet.ts';
import { unless, type Promised } from '../promise.ts';
import { senders } from '../senders.ts';

export const nonInterference: Promised = {
  promise: 'non-interference',
  says: 'Who sends and from where changes no number: two products told the same by other installations from elsewhere look the same.',
  tried:
    'Twin products fed the same but for every ID, every session and every address (IPv4 for one, IPv6 for the other); then every report of both.',
  async check(ground) {
    const [one, other] = [await ground.newProduct(), await ground.newProduct()];
    await ground.feed(one, newFleet(), senders.ipv4);
    await ground.feed(other, newFleet(), senders.ipv6);

    const reports = await everyReport(ground, one);
    return unless(differingReports(reports, await everyReport(ground, other)), `${reports.size} reports are equal`);
  },
};

export const resend: Promised = {
  promise: 'resend',
  says: 'Sending anything twice or in another order changes no report.',
  tried:
    'A fleet, then all of it again backwards, and once more with an older revision; every report before and after.',
  async check(ground) {
    const product = await ground.newProduct();
    const fleet = newFleet();
    await ground.feed(product, fleet, senders.ipv4);
    const before = await everyReport(ground, product);

    await ground.feed(product, fleet.toReversed(), senders.ipv4);
    await ground.feed(product, fleet, senders.ipv6);
    return unless(
      differingReports(before, await everyReport(ground, product)),
      `${before.size} reports stayed the same`,
    );
  },
};
