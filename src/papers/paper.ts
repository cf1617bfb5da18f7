// A paper: what is written in a letter or a dossier, as plain data. One and the same becomes a PDF (paper-pdf.ts) and a DOCX (paper-docx.ts).

export type Paper = {
  readonly language: 'vi' | 'en'
  readonly title: string
  /** Under the title, in smaller letters. */
  readonly subtitle?: string
  readonly head: PaperHead
  readonly blocks: readonly Block[]
  /** On its side, for wide tables. */
  readonly landscape?: boolean
  /** At the foot of every page, beside its number. */
  readonly foot?: string
}

/** The head that an office's papers have: who writes at the left, the motto of the country at the right (Decree 30/2020). */
export type PaperHead = {
  readonly organisation: string
  readonly number: string
  /** `Đoàn Kết, ngày 22 tháng 11 năm 2026` */
  readonly place_and_day: string
}

export type Align = 'left' | 'center' | 'right'
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'text'; readonly text: string; readonly align?: Align; readonly bold?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Shares of the width. */
      readonly widths: readonly number[]
      /** Smaller letters, for many columns. */
      readonly small?: boolean
    }
  | { readonly kind: 'pictures'; readonly pictures: readonly PaperPicture[] }
  | { readonly kind: 'sketch'; readonly sketch: Sketch }
  | { readonly kind: 'signatures'; readonly left: readonly string[]; readonly right: readonly string[] }
  | { readonly kind: 'signers'; readonly signers: readonly Signer[] }
  | { readonly kind: 'qr'; readonly code: string; readonly beside: readonly string[] }
  /** Dotted lines to write on by hand. */
  | { readonly kind: 'ruled'; readonly lines: number }
  | { readonly kind: 'new_page' }

/** Who signs, in a column of his own: what he is, how he signs, room, and his name where it is known. */
export type Signer = {
  readonly title: string
  readonly note: string
  readonly name: string
  /** A field for the print of a finger in place of a signature. */
  readonly print: boolean
}

/** A picture with what stands under it. */
export type PaperPicture = {
  /** JPEG. Undefined: there is none, and `why` says so in its place. */
  readonly jpeg: Uint8Array | undefined
  /** Of the picture, in pixels. */
  readonly size: { readonly width: number; readonly height: number }
  readonly caption: string
  readonly why: string
}

/** A way drawn from point to point, numbered; from 0 to 1 each, from the upper left corner of a field so many times as wide as high. */
export type Sketch = {
  readonly ratio: number
  readonly points: readonly SketchPoint[]
  /** Metres that the whole width stands for; undefined where nothing is to scale. */
  readonly width_m: number | undefined
}
export type SketchPoint = {
  readonly x: number
  readonly y: number
  readonly label: string
  /** On the way; else only looked at. */
  readonly seen: boolean
}

const [OPENS, SHUTS] = ['⟦', '⟧']

/** Something that nobody but a person can fill in; stands out on the paper. */
export const toFill = (what: string, language: 'vi' | 'en' = 'vi'): string =>
  `${OPENS}${language === 'vi' ? 'cần điền' : 'to fill in'}: ${what}${SHUTS}`

/** What was said, or the mark that it is missing. */
export const orFill = (text: string, what: string): string => (text.trim() === '' ? toFill(what) : text)

export type Piece = { readonly text: string; readonly open: boolean }

/** What no paper can hold (XML 1.0 §2.2) or what turns a line round; strangers' words stand in letters. */
const unprintable = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** A text cut where something is to be filled in. */
export const pieces = (text: string): readonly Piece[] =>
  text
    .toWellFormed()
    .replace(unprintable, '')
    .normalize('NFC')
    .split(/(⟦[^⟧]*⟧)/)
    .filter(part => part !== '')
    .map(part =>
      part.startsWith(OPENS) ? { text: `[${part.slice(1, -1)}]`, open: true } : { text: part, open: false },
    )

/** The same as one line, for where pieces are not set apart. */
export const plainText = (text: string): string =>
  pieces(text)
    .map(piece => piece.text)
    .join('')

/** How many places of a paper are to be filled in. */
export const countOpen = ({ blocks }: Pick<Paper, 'blocks'>): number =>
  blocks
    .flatMap(textsOf)
    .flatMap(pieces)
    .filter(({ open }) => open).length

const textsOf = (block: Block): readonly string[] => {
  if (block.kind === 'text' || block.kind === 'heading') return [block.text]
  if (block.kind === 'list') return block.items
  if (block.kind === 'table') return block.rows.flat()
  if (block.kind === 'pictures') return block.pictures.map(({ caption }) => caption)
  if (block.kind === 'signers') return block.signers.flatMap(({ title, note, name }) => [title, note, name])
  if (block.kind === 'qr') return block.beside
  return block.kind === 'signatures' ? [...block.left, ...block.right] : []
}
