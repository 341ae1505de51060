package io.gameserverexporter.omok.fault;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds a fault to a service; {@link FaultOptions} have to be registered beside it. */
@Configuration(proxyBeanMethods = false)
public class FaultConfiguration {
  @Bean
  Fault fault(FaultOptions options) {
    return options.kind().create();
  }

  @Bean
  FaultSchedule faultSchedule(Fault fault, FaultOptions options) {
    return new FaultSchedule(fault, options);
  }

  @Bean
  WebMvcConfigurer faultInterceptor(Fault fault) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        if (fault instanceof HandlerInterceptor interceptor) {
          // First: a request that fails has changed nothing.
          registry.addInterceptor(interceptor).order(Ordered.HIGHEST_PRECEDENCE);
        }
      }
    };
  }
}
