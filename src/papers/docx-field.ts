// A place in a DOCX that a person fills in: a content control of Word (ISO/IEC 29500-1 §17.5.2). One click marks all of it, and what is typed takes its
// place without the yellow.

import type * as Docx from 'docx'

type Kit = typeof Docx

export const fieldDocx = (docx: Kit, text: string, style: { readonly size?: number }): Docx.ParagraphChild => {
  const element = (name: string, children: readonly Docx.XmlComponent[] = [], value?: string) =>
    new (class extends docx.XmlComponent {
      constructor() {
        super(name)
        if (value !== undefined) this.root.push(new Value(value))
        this.root.push(...children)
      }
    })()
  class Value extends docx.XmlAttributeComponent<{ readonly val: string }> {
    protected override readonly xmlKeys = { val: 'w:val' }
    constructor(val: string) {
      super({ val })
    }
  }
  // Word refuses names of more than 64 letters.
  const name = text.replace(/^\[|\]$/g, '').slice(0, 60)
  const run = new docx.TextRun({ text, ...style, bold: true, highlight: 'yellow' })
  const control = element('w:sdt', [
    element('w:sdtPr', [
      ...[element('w:alias', [], name), element('w:tag', [], 'fill-in'), element('w:showingPlcHdr'), element('w:text')],
    ]),
    element('w:sdtContent', [run]),
  ])
  return control as unknown as Docx.ParagraphChild
}
