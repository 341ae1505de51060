package testservers.servlet;

import java.util.EnumSet;
import java.util.Set;
import javax.servlet.DispatcherType;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletRegistration;
import javax.servlet.http.HttpServlet;

/** The application that every servlet container under test serves at {@code /app}. */
public final class ServletApp implements ServletContainerInitializer {
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    serve(context, "/exact", Behaviours::ok);
    serve(context, "/prefix/*", Behaviours::ok);
    serve(context, "*.do", Behaviours::ok);
    add(context, "/get-only", new GetOnlyServlet());
    serve(context, "/status/*", Behaviours::status);
    serve(context, "/send-error/*", Behaviours::sendError);
    serve(context, "/redirect", Behaviours::redirect);
    serve(context, "/fail", Behaviours::fail);
    serve(context, "/fail-late", Behaviours::failLate);
    serve(context, "/fail-to-page", Behaviours::failToErrorPage);
    serve(context, "/error-page", Behaviours::errorPage);
    serve(context, "/forward", Behaviours::forward);
    serve(context, "/include", Behaviours::include);
    serve(context, "/upload", Behaviours::upload);
    serve(context, "/download", Behaviours::download);
    serve(context, "/async/complete", AsyncBehaviours::complete);
    serve(context, "/async/complete-with-error", AsyncBehaviours::completeWithError);
    serve(context, "/async/complete-at-once", AsyncBehaviours::completeAtOnce);
    serve(context, "/async/dispatch", AsyncBehaviours::dispatch);
    serve(context, "/async/timeout", AsyncBehaviours::timeout);
    serve(context, "/async/answered-timeout", AsyncBehaviours::answeredTimeout);
    serve(context, "/async/fail", AsyncBehaviours::fail);
    serve(context, "/async/upload", AsyncBehaviours::nonBlockingUpload);
    serve(context, "/async/download", AsyncBehaviours::download);
    addGate(context);
  }

  /** Shared with the Spring application. */
  public static void addGate(ServletContext context) {
    FilterRegistration.Dynamic gate = context.addFilter("gate", new GateFilter());
    gate.setAsyncSupported(true);
    gate.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }

  private static void serve(ServletContext context, String mapping, Behaviour behaviour) {
    add(context, mapping, new BehaviourServlet(behaviour));
  }

  private static void add(ServletContext context, String mapping, HttpServlet servlet) {
    ServletRegistration.Dynamic registration = context.addServlet(mapping, servlet);
    registration.setAsyncSupported(true);
    registration.addMapping(mapping);
  }
}
