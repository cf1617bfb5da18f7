// The person's eyes begin here: language and theme are recalled, and the page is drawn.

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './queries.ts'
import { router } from './routes.tsx'
import { keepPage } from './ui/kept-page.ts'
import { recallTheme } from './ui/theme.ts'
import { recallLanguage } from './words/language.ts'

recallTheme()
keepPage()
void recallLanguage().then(() =>
  createRoot(document.getElementById('page')!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ),
)
