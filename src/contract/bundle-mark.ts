// The mark of a bundle: the line that the QR code of every paper holds, and that leads from a paper back to the one bundle it is about. Verifying takes
// it as it was read from the paper.

export type BundleMark = { readonly id: string; readonly content_sha256: string }

/** `matthan:bundle/ID?content=SHA256` */
export const bundleMark = ({ id, content_sha256 }: BundleMark): string =>
  `matthan:bundle/${encodeURIComponent(id)}?content=${content_sha256}`

const LONGEST = 400

/** Reads a mark, also one that somebody typed with spaces or in capitals. Never throws; undefined: it is none. */
export const readBundleMark = (text: string): BundleMark | undefined => {
  if (text.length > LONGEST) return undefined
  const found = /^matthan:bundle\/([^?#]{1,120})\?content=([0-9a-f]{64})$/i.exec(text.replace(/\s+/g, ''))
  if (found === null) return undefined
  try {
    return { id: decodeURIComponent(found[1]!), content_sha256: found[2]!.toLowerCase() }
  } catch {
    return undefined // percent signs that stand for no letter
  }
}
