// A place in a DOCX that a person fills in: a content control of Word (ISO/IEC 29500-1 §17.5.2). One click marks all of it, and what is typed takes its
// place without the yellow. It is one for formatted text: LibreOffice takes the yellow off the plain sort.

import type * as Docx from 'docx'

type Kit = typeof Docx

export const fieldDocx = (docx: Kit, text: string, { size }: { readonly size?: number }): Docx.ParagraphChild => {
  const element = (name: string, children: readonly Docx.XmlComponent[] = [], value?: string) =>
    new (class extends docx.XmlComponent {
      constructor() {
        super(name)
        if (value !== undefined) this.root.push(new Value({ val: value }))
        this.root.push(...children)
      }
    })()
  class Value extends docx.XmlAttributeComponent<{ readonly val: string }> {
    protected override readonly xmlKeys = { val: 'w:val' }
  }
  // Word refuses names of more than 64 letters.
  const name = text.replace(/^\[|\]$/g, '').slice(0, 60)
  const sized = size === undefined ? {} : { size }
  const control = element('w:sdt', [
    element('w:sdtPr', [
      ...(size === undefined ? [] : [element('w:rPr', [element('w:sz', [], String(size))])]),
      ...[element('w:alias', [], name), element('w:tag', [], 'fill-in'), element('w:showingPlcHdr')],
    ]),
    element('w:sdtContent', [new docx.TextRun({ text, ...sized, bold: true, highlight: 'yellow' })]),
  ])
  return control as unknown as Docx.ParagraphChild
}
