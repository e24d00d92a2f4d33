# Jekyll: the comments of a page are part of it when it is built. Copy this plugin, set `api` and `site` under `afterword:`
# in _config.yml, and write {% comments %} in a layout.

require "cgi"
require "net/http"

class Comments < Liquid::Tag
  def render(context)
    api, site = context.registers[:site].config["afterword"].values_at("api", "site")
    page = context["page"]
    query = URI.encode_www_form("page" => page["url"], "title" => page["title"])
    address = "#{api}/v1/sites/#{site}/thread.html?#{query}"
    # With a script, the widget takes the place of what stands in its element; without one, that is read.
    <<~HTML
      <script type="module" src="#{api}/embed.js"></script>
      <afterword-thread site="#{site}" page="#{CGI.escapeHTML(page["url"])}">
      #{fragment(address) || %(<a href="#{CGI.escapeHTML(address)}">Read the comments</a>)}
      </afterword-thread>
    HTML
  end

  private

  # Nothing where the comments cannot be reached: the site is built all the same.
  def fragment(address)
    uri = URI("#{address}&fragment=1")
    options = { use_ssl: uri.scheme == "https", open_timeout: 5, read_timeout: 5 }
    answer = Net::HTTP.start(uri.host, uri.port, **options) { |http| http.get(uri) }
    raise "the answer was #{answer.code}" unless answer.is_a?(Net::HTTPSuccess)

    answer.body.force_encoding("UTF-8")
  rescue StandardError => e
    Jekyll.logger.warn "Built without its comments:", "#{address} (#{e.message})"
    nil
  end
end

Liquid::Template.register_tag("comments", Comments)
