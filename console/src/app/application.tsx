import { StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { keptStyles } from './kept-styles.ts'
import { queries } from './queries.ts'
import { router } from './router.tsx'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')
const styles = keptStyles()

export function Application() {
  return (
    <StyleProvider cache={styles}>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} form={{ colon: false }}>
        <App>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StyleProvider>
  )
}
