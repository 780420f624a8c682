/** A page that anyone may open, whatever the carrier: the number is all it needs, also after a handover. */
export const trackingUrlOf = (trackingNumber: string): string =>
  `https://t.17track.net/en#nums=${encodeURIComponent(trackingNumber)}`;
