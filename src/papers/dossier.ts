// The dossier: the impact assessment and the level dossier as papers, alone or together.

import type { Inventory } from '#community/rights/inventory.ts'
import { placeAndDay, placeOf } from './days.ts'
import { impactAssessment } from './impact-assessment.ts'
import { levelDossier } from './level-dossier.ts'
import type { Block, Paper } from './paper.ts'

export type DossierPart = 'dpia' | 'level' | 'both'

const titles: Readonly<Record<DossierPart, string>> = {
  dpia: 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
  level: 'Hồ sơ đề xuất cấp độ an toàn hệ thống thông tin',
  both: 'Hồ sơ bảo vệ dữ liệu cá nhân và an toàn hệ thống',
}

export const dossier = (facts: Inventory, part: DossierPart): Paper => {
  const first = facts.controllers[0]
  return {
    language: 'vi',
    title: titles[part],
    subtitle: first === undefined ? 'Hệ thống camera an ninh' : `Hệ thống camera an ninh của ${first.name}`,
    head: {
      organisation: first?.name ?? '[cần điền: cơ quan]',
      number: 'Số: ............',
      place_and_day: placeAndDay(placeOf(first?.address ?? ''), facts.today),
    },
    blocks: part === 'both' ? both(facts) : part === 'dpia' ? impactAssessment(facts) : levelDossier(facts),
  }
}

const both = (facts: Inventory): readonly Block[] => [
  { kind: 'text', text: 'PHẦN A. ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN', bold: true, align: 'center' },
  ...impactAssessment(facts),
  { kind: 'new_page' },
  { kind: 'text', text: 'PHẦN B. ĐỀ XUẤT CẤP ĐỘ AN TOÀN HỆ THỐNG THÔNG TIN', bold: true, align: 'center' },
  ...levelDossier(facts),
]
