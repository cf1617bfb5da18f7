// matthan dossier, retention policy: papers about the station as a whole.

import { type Command, dataFolder, neededText, printJson, stationOptions, textOf } from '#programs/command.ts'
import { writeAnswer } from '#programs/written-answer.ts'

const text = { type: 'string', value: 'TEXT' } as const
const out = { ...text, value: 'FILE', needed: true, vi: 'tệp .pdf hoặc .docx', en: 'a .pdf or .docx file' } as const

export const dossier: Command = {
  name: 'dossier',
  does: {
    vi: 'Làm hồ sơ đánh giá tác động và hồ sơ đề xuất cấp độ từ những gì trạm đang có; chỗ cần người điền được đánh dấu.',
    en: 'Makes the impact assessment and the level dossier from what stands here; what people must fill in is marked.',
  },
  options: {
    part: {
      ...text,
      value: 'PART',
      choices: ['dpia', 'level', 'both'],
      vi: 'phần nào (mặc định cả hai)',
      en: 'which part',
    },
    out,
    ...stationOptions,
  },
  examples: ['matthan dossier --out ho-so.docx', 'matthan dossier --part dpia --out danh-gia-tac-dong.pdf'],
  run: async values => {
    const file = neededText(values, 'out')
    const path = file.endsWith('.docx') ? '/api/dossier.docx' : '/api/dossier.pdf'
    const written = await writeAnswer(dataFolder(values), path, file, {
      query: { part: textOf(values, 'part') ?? 'both' },
    })
    if (values.json === true) return printJson({ out: written })
    process.stdout.write(`Đã ghi (written): ${written}\n`)
  },
}

export const retentionPolicy: Command = {
  name: 'retention policy',
  does: {
    vi: 'Làm văn bản chính sách lưu trữ: thời hạn, lý do, các phiên bản, đối chiếu với trạm.',
    en: 'Makes the retention policy as a paper: days, reasons, versions, and whether the station does so.',
  },
  options: { out, ...stationOptions },
  examples: ['matthan retention policy --out chinh-sach.pdf'],
  run: async values => {
    const file = neededText(values, 'out')
    const path = `/api/retention/policy/${file.endsWith('.docx') ? 'docx' : 'pdf'}`
    const written = await writeAnswer(dataFolder(values), path, file)
    if (values.json === true) return printJson({ out: written })
    process.stdout.write(`Đã ghi (written): ${written}\n`)
  },
}
