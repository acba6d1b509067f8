import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { ApiProblem } from '../lib/api.ts'
import { router } from './router.tsx'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')

const queries: QueryClient = new QueryClient({
  // Whatever was done, or refused, may have changed what other pages remember: they read it anew when they are opened.
  mutationCache: new MutationCache({
    onSuccess: () => queries.invalidateQueries({ refetchType: 'none' }),
    onError: () => queries.invalidateQueries({ refetchType: 'none' }),
  }),
  defaultOptions: {
    // The browser's guess of being offline says nothing about a server in the same building.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      // A lawful no does not become a yes by asking again.
      retry: (count, error) => !(error instanceof ApiProblem) && count < 2,
    },
  },
})

export function Application() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
