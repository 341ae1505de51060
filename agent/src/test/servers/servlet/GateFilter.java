package testservers.servlet;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Stands before everything; the request's {@code X-Gate} header says what it does. */
public final class GateFilter implements Filter {
  @Override
  public void init(FilterConfig config) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String gate = ((HttpServletRequest) request).getHeader("X-Gate");
    if ("answer".equals(gate)) {
      ((HttpServletResponse) response).setStatus(403);
      response.getOutputStream().write("not you".getBytes("US-ASCII"));
    } else if ("error".equals(gate)) {
      ((HttpServletResponse) response).sendError(429);
    } else if ("throw".equals(gate)) {
      throw new IllegalStateException("thrown by the filter");
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void destroy() {}
}
