// Node finds the file by its full name only, and the package's types do not know it by that.

declare module "selenium-webdriver/remote/index.js" {
	export * from "selenium-webdriver/remote";
}
