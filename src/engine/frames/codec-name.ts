// Codec name: H.265 as RFC 6381 spells it in `codecs=`.

/** ISO/IEC 14496-15 annex E.3, from the 12 bytes of general profile, tier and level: profile, compatibility bits reversed, tier and level, constraint bytes. */
export const h265CodecName = (ptl: Uint8Array): string => {
  const first = ptl[0]!
  const space = ['', 'A', 'B', 'C'][first >> 6]
  const tier = first & 0x20 ? 'H' : 'L'
  let compatibility = 0
  for (let bit = 0; bit < 32; bit++) {
    if ((ptl[1 + (bit >> 3)]! >> (7 - (bit & 7))) & 1) compatibility += 2 ** bit
  }
  const constraints = [...ptl.subarray(5, 11)]
  while (constraints.length > 0 && constraints.at(-1) === 0) constraints.pop()
  const tail = constraints.map(byte => `.${byte.toString(16).toUpperCase()}`).join('')
  return `hvc1.${space}${first & 0x1f}.${compatibility.toString(16).toUpperCase()}.${tier}${ptl[11]!}${tail}`
}
