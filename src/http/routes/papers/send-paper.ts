// Sends a paper as the file that was asked for.

import type { FastifyReply } from 'fastify'
import type { PaperForm } from '#contract/rights-request.ts'
import type { Paper } from '#papers/paper.ts'
import type { Press } from '#papers/press.ts'

const types: Readonly<Record<PaperForm, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export const sendPaper = async (
  reply: FastifyReply,
  press: Press,
  { paper, form, name }: { readonly paper: Paper; readonly form: PaperForm; readonly name: string },
): Promise<FastifyReply> => {
  const bytes = await press({ kind: form, paper })
  const place = form === 'pdf' ? 'inline' : 'attachment'
  return reply.type(types[form]).header('content-disposition', `${place}; filename="${name}.${form}"`).send(bytes)
}
