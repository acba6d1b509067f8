import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { antdStyles } from './antd-styles.ts'

export default defineConfig({
  base: '/console/',
  plugins: [antdStyles(), react()],
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 2_000 },
  server: { proxy: { '/api': 'http://localhost:8080', '/assets': 'http://localhost:8080' } },
})
