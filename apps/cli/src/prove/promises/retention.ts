import { ApiError } from '@usance/api';
import { unless, type Promised } from '../promise.ts';

/** Months after which an ID is replaced, whatever anybody sets. */
const ceilingMonths = 25;

export const retention: Promised = {
  promise: 'retention-ceilings',
  says: `No product keeps an ID longer than ${ceilingMonths} months, and none can be told to.`,
  tried: 'The settings of every product; then a longer life of IDs asked for.',
  async check(ground) {
    const { products } = await ground.api.products();
    const product = await ground.newProduct();
    const isRefused = await ground.api
      .changeProduct(product.id, { settings: { identifierMonths: ceilingMonths + 1 } })
      .then(
        () => false,
        (cause: unknown) => cause instanceof ApiError && cause.problem?.status === 400,
      );
    return unless(
      [
        ...products
          .filter(({ settings }) => settings.identifierMonths > ceilingMonths)
          .map(({ name, settings }) => `${name} keeps IDs for ${settings.identifierMonths} months`),
        ...(isRefused ? [] : [`${ceilingMonths + 1} months were not refused`]),
      ],
      `all of ${products.length} products are within; ${ceilingMonths + 1} months were refused`,
    );
  },
};
