// What the two media services call a codec of sound: the first knows three words, the second those of SDP.

export const AUDIO_NAMES = {
  none: { media: '', media2: '', khz: 0 },
  pcma: { media: 'G711', media2: 'PCMA', khz: 8 },
  pcmu: { media: 'G711', media2: 'PCMU', khz: 8 },
  aac: { media: 'AAC', media2: 'MP4A-LATM', khz: 16 },
  opus: { media: 'AAC', media2: 'opus', khz: 48 },
} as const
