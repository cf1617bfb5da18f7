// JPEG comment: words that a picture carries in its file, shown by whatever tells what a file is (ITU-T T.81 §B.2.4.5). Pure.

const SOI = 0xffd8
const COM = 0xfffe
const MOST = 1000

/** The same picture with these words behind its first marker. Throws where it is no JPEG. */
export const withComment = (jpeg: Buffer, comment: string): Buffer => {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== SOI) throw new Error('no JPEG')
  const words = Buffer.from(comment.slice(0, MOST), 'utf8')
  const head = Buffer.alloc(4)
  head.writeUInt16BE(COM, 0)
  head.writeUInt16BE(words.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)])
}
