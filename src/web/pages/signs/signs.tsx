// Signs: which cameras people are told of, which are not ready for service and why, what signs say, and their printing.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Complaint } from '#web/ui/complaint.tsx'
import { useOpened } from '#web/ui/opened.ts'
import { ListComing } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'
import { Facts } from './facts.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { Print } from './print.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { SignList } from './sign-list.tsx'
import { controllerQuery, signsQuery } from './sign-queries.ts'

export const SignsPage = () => {
  const say = useWords()
  const { open, show, shut } = useOpened()
  const list = useQuery(signsQuery)
  const controller = useQuery(controllerQuery)
  useEffect(() => {
    document.title = `${say('signs')} · ${say('product')}`
  }, [say])
  const signs = list.data?.signs
  const opened = signs?.find(({ camera }) => open === `sign-${camera}`)
  return (
    <div className="mx-auto grid w-full max-w-7xl gap-4 px-3 py-5 sm:px-4">
      <h1 className="text-2xl font-semibold">{say('signs')}</h1>
      <p className="max-w-prose text-quiet">{say('signs_why')}</p>
      <Complaint error={list.error ?? controller.error} />
      {(signs === undefined || controller.data === undefined) && list.error === null && controller.error === null && (
        <ListComing lines={5} label={say('one_moment')} />
      )}
      {signs !== undefined && controller.data !== undefined && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <SignList signs={signs} onOpen={camera => show(`sign-${camera}`)} />
          <div className="grid gap-4">
            <Facts stated={controller.data} onEdit={() => show('facts')} />
            <Print signs={signs} stated={controller.data} />
          </div>
          {open === 'facts' && <FactsDialog stated={controller.data} onClose={shut} />}
          {opened !== undefined && <SignDialog sign={opened} stated={controller.data} onClose={shut} />}
        </div>
      )}
    </div>
  )
}
