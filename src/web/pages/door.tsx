// Door: the frame around the pages that one sees before being signed in: the name, what it is, one card, the language.

import { type ReactNode, useEffect } from 'react'
import { EyeMark } from '#web/ui/icons.tsx'
import { LanguageSwitch } from '#web/ui/language-switch.tsx'
import { useWords } from '#web/words/language.ts'

export const Door = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const say = useWords()
  useEffect(() => {
    document.title = `${title} · ${say('product')}`
  }, [title, say])
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center gap-8 px-4 py-8">
      <header className="grid justify-items-center gap-2 text-center">
        <EyeMark />
        <p className="text-xl font-semibold">{say('product')}</p>
        <p className="text-quiet">{say('product_is')}</p>
      </header>
      <main className="grid w-full max-w-md gap-5 rounded-2xl border border-line bg-slate p-6 sm:p-8">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {children}
      </main>
      <LanguageSwitch />
    </div>
  )
}
