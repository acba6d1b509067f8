export const help = `阳光政务公开平台命令行

  yangguang report read FILE… [--json]              读取年度报告（.txt .md .html .csv 或者文件夹）
  yangguang report check FILE… [--json]             读取并核对勾稽关系
  yangguang report import FILE… [--body 名称] [--yes] 把核对过的报告导入门户
  yangguang verify PROOF.json [--key public.pem]    离线验证已发布信息的证明
  yangguang ledger verify                           验证整本账本
  yangguang search rebuild                          从记录重建搜索索引，期间照常服务
  yangguang search check [--repair]                 核对索引与记录，--repair 同时修复
  yangguang help                                    显示本说明

退出码：0 没有错误；1 有错误级问题或者验证不成立；2 有文件读不了或者命令有误。
数据写到标准输出，提示写到标准错误。需要数据库的命令使用 DATA_DIR 或者 DATABASE_URL。`
