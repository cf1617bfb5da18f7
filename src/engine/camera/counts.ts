// Counts: what one stream received; numbers only grow.

export type ReceiverCounts = {
  packets: number
  bytes: number
  /** Malformed packets and stretches of rubbish that were skipped. */
  bad_packets: number
}
